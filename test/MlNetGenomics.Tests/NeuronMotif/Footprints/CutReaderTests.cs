using MlNetGenomics.NeuronMotif.Footprints;

namespace MlNetGenomics.Tests.NeuronMotif.Footprints;

[TestClass]
public sealed class CutReaderTests
{
    [TestMethod]
    public void Each_format_says_where_cuts_are()
    {
        AssertCuts("chr1\t5\t8\t2\nchr2 0 1 1.5\n", CutFormat.Guess, ("chr1", 5, 8, 2, 1), ("chr2", 0, 1, 1.5, 2));
        AssertCuts("track type=bedGraph\n# x\n\nchr1\t5\t8\t0\n", CutFormat.Guess, ("chr1", 5, 8, 0, 4));
        AssertCuts("chr1\t5\t6\nchr1\t7\t8\tname\n", CutFormat.Guess, ("chr1", 5, 6, 1, 1), ("chr1", 7, 8, 1, 2));
        // The first base of a read, in the direction of its strand.
        AssertCuts(
            "chr1\t5\t55\tr\t0\t+\nchr1\t5\t55\tr\t0\t-\n", CutFormat.Guess, ("chr1", 5, 6, 1, 1), ("chr1", 54, 55, 1, 2));
        AssertCuts(
            "chr1\t5\t55\tr\t3\nchr1\t9\t10\n", CutFormat.Fragments,
            ("chr1", 5, 6, 1, 1), ("chr1", 54, 55, 1, 1), ("chr1", 9, 10, 1, 2), ("chr1", 9, 10, 1, 2));
        // A number for a name.
        AssertCuts("chr1\t5\t6\t17\n", CutFormat.Bed, ("chr1", 5, 6, 1, 1));
    }

    [TestMethod]
    [DataRow("chr1\t5\t5\t1", CutFormat.Guess, "cuts, line 1: the end 5 is not above the start 5")]
    [DataRow("chr1\t5\t4", CutFormat.Guess, "cuts, line 1: the end 4 is not above the start 5")]
    [DataRow("chr1\t5\t6\t1\nchr1\t5\t6\t-2", CutFormat.Guess, "cuts, line 2: the count -2 is below 0")]
    [DataRow("chr1\t5\t6\t1\nchr1\t5\t6\tx", CutFormat.Guess, "cuts, line 2: the score 'x' is not a finite number")]
    [DataRow("chr1\t-5\t6\t1", CutFormat.Guess, "cuts, line 1: the start '-5' is not a whole number of 0 or more")]
    [DataRow("chr1\t5\t6\t1\nchr1\t5\t6", CutFormat.BedGraph, "cuts, line 2: 3 columns found, sequence, start, end and score are expected")]
    [DataRow(
        "chr1\t5\t55\tr", CutFormat.Guess,
        "cuts, line 1: has 50 bases and no strand, a cut of one base, or a read with its strand, is expected")]
    [DataRow("chr1\t5", CutFormat.Guess, "cuts, line 1: 2 tab-separated columns found, sequence, start and end are expected")]
    public void A_wrong_line_is_named(string text, CutFormat format, string message)
    {
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => CutReader.Read(new StringReader(text), "cuts", format).ToArray());
        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    public void A_missing_file_is_named()
    {
        var error = Assert.ThrowsExactly<GenomicsException>(() => CutReader.Read("none.bed").ToArray());
        Assert.Contains("none.bed", error.Message);
    }

    private static void AssertCuts(string text, CutFormat format, params (string, int, int, double, int)[] expected) =>
        CollectionAssert.AreEqual(
            expected.Select(cut => new CutRecord(cut.Item1, cut.Item2, cut.Item3, cut.Item4, cut.Item5)).ToArray(),
            CutReader.Read(new StringReader(text), "cuts", format).ToArray());
}
