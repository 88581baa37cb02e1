using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class TrainingDataBuilderTests
{
    [TestMethod]
    [DataRow(0L)]
    [DataRow(500L)]
    [DataRow(1L << 20)]
    public void What_went_in_comes_out_wherever_it_lay(long memoryLimit)
    {
        const int Count = 40, Length = 13, Tasks = 3;
        using var folder = new TemporaryFolder();
        var random = new SplittableRandom(1);
        byte[][] codes = [.. Enumerable.Range(0, Count).Select(_ => Draw(random, Length))];
        float[] labels = [.. Enumerable.Range(0, Count * Tasks).Select(i => i % 7 == 0 ? float.NaN : i)];
        using var builder = new TrainingDataBuilder(Tasks, memoryLimit, folder.Path);
        for (int i = 0; i < Count; i++)
            builder.Add($"sequence {i} é", codes[i], labels.AsSpan(i * Tasks, Tasks), i / 2f);
        using (ITrainingData data = builder.Build())
        {
            Assert.AreEqual(memoryLimit > 10_000, data is TrainingSet);
            Assert.AreEqual((Count, Length, Tasks), (data.Count, data.Length, data.Tasks));
            int[] order = [.. Enumerable.Range(0, Count)];
            random.Shuffle<int>(order);
            var batch = new TrainingBatch(Count, Length, Tasks);
            data.Read(order, batch);
            Assert.AreEqual(Count, batch.Count);
            for (int i = 0; i < Count; i++)
            {
                Assert.AreEqual($"sequence {order[i]} é", data.NameOf(order[i]));
                CollectionAssert.AreEqual(codes[order[i]], batch.CodesOf(i).ToArray());
                CollectionAssert.AreEqual(
                    labels[(order[i] * Tasks)..((order[i] + 1) * Tasks)], batch.LabelsOf(i).ToArray());
                Assert.AreEqual(order[i] / 2f, batch.Weights[i]);
            }
        }
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void A_builder_that_is_dropped_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var builder = new TrainingDataBuilder(1, 0, folder.Path);
        builder.Add("a", [0, 1], [1]);
        builder.Dispose();
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        using var builder = new TrainingDataBuilder(1, 0, folder.File("missing"));
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => builder.Add("a", [0, 1], [1]));
        StringAssert.Contains(error.Message, folder.File("missing"));
    }

    [TestMethod]
    public void Bad_records_are_named()
    {
        AssertRefused("record 2 (b): has 3 bases, but the first has 2", add => add("b", [0, 1, 2], [1, 2], 1));
        AssertRefused("record 2 (b): has 3 labels, expected 2", add => add("b", [0, 1], [1, 2, 3], 1));
        AssertRefused("record 2 (b): has 1 labels, expected 2", add => add("b", [0, 1], [1], 1));
        AssertRefused("record 2 (b): label 2 is infinite", add => add("b", [0, 1], [1, float.PositiveInfinity], 1));
        AssertRefused("record 2 (b): its weight is -1, expected 0 or more", add => add("b", [0, 1], [1, 2], -1));
        AssertRefused("record 2 (b): its weight is NaN", add => add("b", [0, 1], [1, 2], float.NaN));

        static void AssertRefused(string message, Action<Action<string, byte[], float[], float>> go)
        {
            foreach (long limit in (long[])[0, 1 << 20])
            {
                using var builder = new TrainingDataBuilder(2, limit);
                builder.Add("a", [0, 1], [1, float.NaN]);
                GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => go(
                    (name, codes, labels, weight) => builder.Add(name, codes, labels, weight)));
                StringAssert.StartsWith(error.Message, message);
            }
        }
    }

    [TestMethod]
    public void Nothing_is_not_data()
    {
        using var builder = new TrainingDataBuilder(1);
        Assert.ThrowsExactly<GenomicsException>(builder.Build);
        Assert.ThrowsExactly<GenomicsException>(() => builder.Add("a", [], [1]));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add("a", [5], [1]));
    }

    [TestMethod]
    public void Labels_and_weights_that_do_not_fit_the_sequences_are_refused()
    {
        SequenceSet two = SequenceSet.FromStrings(["AC", "GT"]);
        foreach (Action wrong in (Action[])
        [
            () => new TrainingSet(two, [1, 2, 3]),
            () => new TrainingSet(two, [1, 2], 2),
            () => new TrainingSet(two, [1, 2], 1, [1]),
            () => new TrainingSet(two, [1, float.NegativeInfinity]),
            () => new TrainingSet(SequenceSet.FromStrings(["AC", "G"]), [1, 2]),
            () => TrainingSet.FromColumns(two, [[1, 2], [1]]),
        ])
            Assert.ThrowsExactly<GenomicsException>(wrong);
    }

    [TestMethod]
    public void Columns_become_rows()
    {
        using TrainingSet data = TrainingSet.FromColumns(SequenceSet.FromStrings(["AC", "GT"]), [[1, 2], [3, 4]]);
        var batch = new TrainingBatch(2, 2, 2);
        data.Read([0, 1], batch);
        CollectionAssert.AreEqual(new float[] { 1, 3, 2, 4 }, batch.Labels);
    }

    [TestMethod]
    public void A_subset_reads_its_own()
    {
        using var data = new TrainingSet(SequenceSet.FromStrings(["AA", "CC", "GG"], ["a", "c", "g"]), [1, 2, 3]);
        using var subset = new TrainingSubset(data, [2, 0]);
        var batch = new TrainingBatch(2, 2, 1);
        subset.Read([1, 0], batch);
        Assert.AreEqual("g", subset.NameOf(0));
        CollectionAssert.AreEqual(new float[] { 1, 3 }, batch.Labels);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 2, 2 }, batch.Codes);
    }

    private static byte[] Draw(SplittableRandom random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(5))];
}
