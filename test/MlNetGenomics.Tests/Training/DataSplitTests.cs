using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class DataSplitTests
{
    private static readonly string[] Chromosomes = ["chr1", "chr2", "chr1", "chr8", "chr7", "chr2", "chr8"];

    [TestMethod]
    public void Random_parts_are_of_the_shares_and_hold_each_sequence_once()
    {
        DataSplit split = DataSplit.Random(1000, 0.1, 0.2, 4);
        Assert.AreEqual((700, 100, 200), (split.Training.Length, split.Validation.Length, split.Test.Length));
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 1000).ToArray(),
            split.Training.Concat(split.Validation).Concat(split.Test).Order().ToArray());
        CollectionAssert.AreEqual(split.Test, DataSplit.Random(1000, 0.1, 0.2, 4).Test);
        CollectionAssert.AreNotEqual(split.Test, DataSplit.Random(1000, 0.1, 0.2, 5).Test);
    }

    [TestMethod]
    public void A_chromosome_is_on_one_side_only()
    {
        DataSplit split = DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr8"]);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 5 }, split.Training);
        CollectionAssert.AreEqual(new[] { 4 }, split.Validation);
        CollectionAssert.AreEqual(new[] { 3, 6 }, split.Test);
    }

    [TestMethod]
    public void Refuses_splits_that_leave_a_part_empty()
    {
        foreach ((string expected, Func<DataSplit> make) in new (string, Func<DataSplit>)[]
        {
            ("3 sequences leave none to validate on", () => DataSplit.Random(3, 0.1, 0.2, 0)),
            ("10 sequences leave none to train on", () => DataSplit.Random(10, 0.5, 0.5, 0)),
            ("chromosome chr8: is both to validate and to test on", () => DataSplit.ByChromosome(Chromosomes, ["chr8"], ["chr8"])),
            ("chromosome chr88: no sequence is on it; did you mean 'chr8'?", () => DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr88"])),
            ("7 sequences leave none to train on", () => DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr1", "chr2", "chr8"])),
        })
        {
            Assert.StartsWith(expected, Assert.ThrowsExactly<GenomicsException>(() => make()).Message);
        }
    }
}
