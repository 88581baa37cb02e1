using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class TrainingDataReaderTests
{
    private const string Fasta = ">a\nACGT\n>b\nCCCC\n>c\nGGGG\n";

    [TestMethod]
    [DataRow(long.MaxValue)]
    [DataRow(0)]
    public void Labels_of_several_tasks_go_by_name_in_any_order_and_may_be_missing(long memoryLimit)
    {
        using var files = new Files("y\tname\tx\n2\tb\t\n9\tother\t9\nNaN\tc\t3\n1\ta\t-1\n");
        using LabelledSequences read = TrainingDataReader.Read(files.Source with { MemoryLimit = memoryLimit });
        CollectionAssert.AreEqual(new[] { "y", "x" }, read.Columns.ToArray());
        Assert.AreEqual(memoryLimit == 0, read.Data is SequenceStore);
        AssertLabels([[1, -1], [2, float.NaN], [float.NaN, 3]], read.Data);
        Assert.AreEqual("c", read.Data.NameOf(2));
    }

    [TestMethod]
    [DataRow("1\n2\n3\n")]
    [DataRow("y\n1\n2\n3\n", "y")]
    [DataRow("y\tz\n1\t7\n2\t8\n3\t9\n", "y")]
    [DataRow("name\ty\na\t1\nb\t2\nc\t3\n", "y")]
    [DataRow("name\ty\nc\t3\nother\t5\nb\t2\na\t1\nmore\t6\n", "y")]
    [DataRow("name\ty\nb\t2\na\t1\nc\t3\n")]
    public void Labels_find_their_records(string labels, params string[] columns)
    {
        using var files = new Files(labels);
        foreach (long limit in (long[])[0, 1 << 20])
        {
            using LabelledSequences read = TrainingDataReader.Read(
                files.Source with { Selection = new LabelSelection { Columns = columns }, MemoryLimit = limit });
            AssertLabels([[1], [2], [3]], read.Data);
            var batch = new TrainingBatch(3, 4, 1);
            read.Data.Read([0, 1, 2], batch);
            CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 1, 1, 1, 1, 2, 2, 2, 2 }, batch.Codes);
        }
    }

    [TestMethod]
    public void Columns_are_those_named_or_preferred()
    {
        using var files = new Files("name\tx\ty\tz\na\t1\t2\t3\nb\t4\t5\t6\nc\t7\t8\t9\n");
        using LabelledSequences named = TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { Columns = ["z", "x"], Preferred = ["y"] } });
        AssertLabels([[3, 1], [6, 4], [9, 7]], named.Data);
        using LabelledSequences preferred = TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { Preferred = ["y"] } });
        AssertLabels([[2], [5], [8]], preferred.Data);
        using LabelledSequences all = TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { Preferred = ["y", "unknown"] } });
        AssertLabels([[1, 2, 3], [4, 5, 6], [7, 8, 9]], all.Data);
    }

    [TestMethod]
    public void Weights_come_from_a_column_or_from_a_file()
    {
        using var files = new Files("name\tx\tw\na\t1\t2\nb\t4\t0\nc\t7\t0.5\n");
        using LabelledSequences column = TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { WeightColumn = "w" } });
        AssertWeights([2, 0, 0.5f], column);
        CollectionAssert.AreEqual(new[] { "x" }, column.Columns.ToArray());
        string weights = files.Write("weights.tsv", "name\tw\nc\t3\nb\t2\na\t1\n");
        using LabelledSequences file = TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { Columns = ["x"] }, Weights = weights });
        AssertWeights([1, 2, 3], file);
    }

    [TestMethod]
    [DataRow("1\n2\n", "labels.tsv: 2 labels for 3 sequences")]
    [DataRow("1\n2\n3\n4\n", "labels.tsv: 4 labels for 3 sequences")]
    [DataRow("x\ty\n1\t2\n", "labels.tsv: 1 rows for 3 sequences")]
    [DataRow("name\tx\na\t1\nb\t2\n", "labels.tsv: has no row for record 3 (c)")]
    [DataRow("name\tx\na\t1\nb\t2\nc\t3\nb\t4\n", "labels.tsv: line 5: a second row for b")]
    [DataRow("name\tx\nc\t1\nc\t2\nb\t3\na\t4\n", "labels.tsv: line 3: a second row for c")]
    [DataRow("name\tx\na\t1\nb\thigh\nc\t3\n", "labels.tsv: line 3, column x: 'high' is not a finite number")]
    [DataRow("name\tx\na\t1\nb\t0.5\nc\t7\n", "labels.tsv: line 4, column x: label 7: binary cross-entropy needs labels from 0 to 1")]
    [DataRow("name\tx\na\t\nb\tNA\nc\tnan\n", "labels.tsv: every label of 3 sequences is missing")]
    [DataRow("", "labels.tsv: is empty")]
    [DataRow("name\tx\na\t1\nb\t1\n", "seqs.fa: record 2 (b) has 3 bases, the first has 4", ">a\nACGT\n>b\nACG\n")]
    public void What_does_not_fit_is_named_with_its_place(
        string labels, string expected, string fasta = Fasta)
    {
        using var files = new Files(labels, fasta);
        bool isBinary = expected.Contains("entropy");
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => TrainingDataReader.Read(
            files.Source with { Loss = isBinary ? Loss.BinaryCrossEntropy : null }));
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    [DataRow("name\tx\tw\na\t1\t1\nb\t1\t\nc\t1\t1\n", "labels.tsv: line 3, column w: '' is not a finite number")]
    [DataRow("name\tx\tw\na\t1\t1\nb\t1\t-2\nc\t1\t1\n", "labels.tsv: line 3, column w: weight -2: must be 0 or more")]
    [DataRow("name\tx\na\t1\n", "labels.tsv: has no column w (its header: name, x)")]
    public void A_weight_must_be_there(string labels, string expected)
    {
        using var files = new Files(labels);
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => TrainingDataReader.Read(
            files.Source with { Selection = new LabelSelection { WeightColumn = "w", AllowsMissing = true } }));
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    public void Two_sequences_of_one_name_cannot_be_matched()
    {
        using var files = new Files("name\tx\na\t1\n", ">a\nACGT\n>a\nCCCC\n");
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => TrainingDataReader.Read(files.Source));
        Assert.Contains("labels.tsv: cannot be matched by name: two sequences are called a", error.Message);
    }

    [TestMethod]
    public void A_length_asked_for_is_the_model_s()
    {
        using var files = new Files("1\n2\n3\n");
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => TrainingDataReader.Read(files.Source with { Length = 7 }));
        Assert.Contains("seqs.fa: record 1 (a) has 4 bases, the model is for 7", error.Message);
    }

    private static void AssertLabels(float[][] expected, ITrainingData data)
    {
        Assert.AreEqual(expected.Length, data.Count);
        Assert.AreEqual(expected[0].Length, data.Tasks);
        var batch = new TrainingBatch(data.Count, data.Length, data.Tasks);
        data.Read([.. Enumerable.Range(0, data.Count)], batch);
        for (int i = 0; i < data.Count; i++)
            CollectionAssert.AreEqual(expected[i], batch.LabelsOf(i).ToArray());
    }

    private static void AssertWeights(float[] expected, LabelledSequences read)
    {
        var batch = new TrainingBatch(read.Data.Count, read.Data.Length, read.Data.Tasks);
        read.Data.Read([.. Enumerable.Range(0, read.Data.Count)], batch);
        CollectionAssert.AreEqual(expected, batch.Weights);
    }

    private sealed class Files : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Files(string labels, string fasta = Fasta)
        {
            Source = new TrainingDataSource
            {
                Sequences = _folder.Write("seqs.fa", fasta),
                Labels = _folder.Write("labels.tsv", labels),
                Selection = new LabelSelection { AllowsMissing = true },
            };
        }

        public TrainingDataSource Source { get; }

        public string Write(string name, string text) => _folder.Write(name, text);

        public void Dispose() => _folder.Dispose();
    }
}
