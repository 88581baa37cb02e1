using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class TrainingDataReaderTests
{
    private const string Fasta = ">a\nAA\n>b\nCC\n>c\nGG\n";

    [TestMethod]
    [DataRow("1\n2\n3\n")]
    [DataRow("y\tz\n1\t7\n2\t8\n3\t9\n", "y")]
    [DataRow("name\ty\na\t1\nb\t2\nc\t3\n", "y")]
    [DataRow("name\ty\nc\t3\nother\t5\nb\t2\na\t1\nmore\t6\n", "y")]
    [DataRow("name\ty\nb\t2\na\t1\nc\t3\n")]
    public void Labels_find_their_records(string labels, params string[] columns)
    {
        foreach (long limit in (long[])[0, 1 << 20])
        {
            using ITrainingData data = Read(labels, columns, limit: limit);
            var batch = new TrainingBatch(3, 2, 1);
            data.Read([0, 1, 2], batch);
            CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, batch.Labels);
            CollectionAssert.AreEqual(new byte[] { 0, 0, 1, 1, 2, 2 }, batch.Codes);
        }
    }

    [TestMethod]
    public void Several_tasks_may_miss_labels_and_have_weights()
    {
        using ITrainingData data = Read("name\tx\tw\ty\na\t1\t0.5\tNA\nb\t\t1\t2\nc\tnan\t0\t3\n", ["y", "x"], "w");
        var batch = new TrainingBatch(3, 2, 2);
        data.Read([0, 1, 2], batch);
        CollectionAssert.AreEqual(new[] { float.NaN, 1, 2, float.NaN, 3, float.NaN }, batch.Labels);
        CollectionAssert.AreEqual(new[] { 0.5f, 1, 0 }, batch.Weights);
    }

    [TestMethod]
    [DataRow("1\n2\n", null, "labels.tsv: has no row for record 3 (c)")]
    [DataRow("1\n2\n3\n4\n", null, "labels.tsv: line 4: there are only 3 sequences")]
    [DataRow("1\n2\nx\n", null, "labels.tsv: line 3: 'x' is not a finite number")]
    [DataRow("name\ty\na\t1\nc\t1\n", "y", "labels.tsv: has no row for record 2 (b)")]
    [DataRow("name\ty\nc\t1\nc\t1\na\t1\nb\t1\n", "y", "labels.tsv: line 3: a second row for c")]
    [DataRow("name\ty\na\tinf\nb\t1\nc\t1\n", "y", "labels.tsv: line 2, column y: 'inf' is not a finite number")]
    [DataRow("name\ty\na\t1\n", "z", "labels.tsv: has no column z")]
    public void What_does_not_fit_is_named(string labels, string? column, string message)
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => Read(labels, column is null ? [] : [column]));
        StringAssert.Contains(error.Message, message);
    }

    [TestMethod]
    public void Weights_are_checked_too()
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => Read("name\ty\tw\na\t1\t-1\nb\t1\t1\nc\t1\t1\n", ["y"], "w"));
        StringAssert.Contains(error.Message, "in.fa: record 1 (a): its weight is -1");
        Assert.ThrowsExactly<GenomicsException>(() => Read("1\n2\n3\n", [], "w"));
    }

    private static ITrainingData Read(
        string labels, IReadOnlyList<string> columns, string? weights = null, long limit = 1 << 20)
    {
        using var folder = new TemporaryFolder();
        return TrainingDataReader.Read(
            folder.Write("in.fa", Fasta), folder.Write("labels.tsv", labels), columns, weights, memoryLimit: limit);
    }
}
