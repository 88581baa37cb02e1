using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class RegionWindowsTests
{
    [TestMethod]
    public void The_studys_windows_start_at_minus_116_to_290()
    {
        var windows = new RegionWindows();
        Assert.AreEqual(5, windows.Depth);
        CollectionAssert.AreEqual(
            new[] { -116, -87, -58, -29, 0, 29, 58, 87, 116, 145, 174, 203, 232, 261, 290 }, windows.Starts.ToArray());
        Assert.AreEqual(434, windows.Starts[^1] + windows.WindowLength - 1);
        Assert.AreEqual(140, windows.Reach);
    }

    [TestMethod]
    public void Each_base_lies_in_equally_many_windows_and_every_window_has_a_base()
    {
        var cases =
            from length in Gen.Choose(1, 60)
            from step in Gen.Choose(1, 9)
            from depth in Gen.Choose(1, 6)
            select (length, step, depth);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var windows = new RegionWindows(one.length, one.step * one.depth, one.step);
            var covering = new int[one.length];
            foreach (int start in windows.Starts)
            {
                int[] own = [.. Enumerable.Range(start, windows.WindowLength).Where(i => i >= 0 && i < one.length)];
                Assert.IsNotEmpty(own);
                foreach (int position in own)
                    covering[position]++;
            }
            Assert.IsTrue(covering.All(count => count == windows.Depth));
            Assert.AreEqual(one.depth, windows.Depth);
            Assert.HasCount(windows.Starts.Count, windows.Starts.Distinct());
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void A_base_gets_the_mean_of_its_windows()
    {
        // Windows of 4, 2 apart, over 3 bases start at -2, 0, 2.
        var windows = new RegionWindows(3, 4, 2);
        float[] scores = [100, 100, 1, 2, 3, 4, 5, 100, 6, 100, 100, 100];
        CollectionAssert.AreEqual(new[] { 2f, 3f, 5.5f }, windows.Average(scores));
    }

    [TestMethod]
    public void Scores_that_depend_on_the_place_alone_come_back()
    {
        var windows = new RegionWindows();
        var scores = new float[windows.Starts.Count * windows.WindowLength];
        for (int i = 0; i < scores.Length; i++)
            scores[i] = windows.Starts[i / windows.WindowLength] + i % windows.WindowLength;
        CollectionAssert.AreEqual(Enumerable.Range(0, 295).Select(i => (float)i).ToArray(), windows.Average(scores));
    }

    [TestMethod]
    public void Bases_outside_come_from_the_flanks_or_are_unknown()
    {
        var windows = new RegionWindows(3, 4, 2);
        byte[] region = Dna.Encode("CCC");
        Assert.AreEqual("NNCC", Dna.Decode(windows.Sequence(0, region)));
        Assert.AreEqual("CNNN", Dna.Decode(windows.Sequence(2, region)));
        byte[] before = Dna.Encode("GTA"), after = Dna.Encode("TG");
        Assert.AreEqual("TACC", Dna.Decode(windows.Sequence(0, region, before, after)));
        Assert.AreEqual("CTGN", Dna.Decode(windows.Sequence(2, region, before, after)));
        Assert.AreEqual("NACC", Dna.Decode(windows.Sequence(0, region, Dna.Encode("A"))));
    }

    [TestMethod]
    public void Scoring_window_by_window_is_the_average_of_its_scores()
    {
        var windows = new RegionWindows(20, 6, 3);
        byte[] region = Dna.Encode("ACGTTGCAACGGTTACCATG"), before = Dna.Encode("ACC");
        var all = new List<float>();
        float[] scored = windows.Score(region, codes =>
        {
            float[] own = [.. codes.Select((code, i) => (float)(code * (i + 1)))];
            all.AddRange(own);
            return own;
        }, before);
        CollectionAssert.AreEqual(windows.Average([.. all]), scored);
        // Each base lies once in each half of a window, at i and i + 3: the mean is base x (i + 2.5).
        for (int position = 0; position < 20; position++)
            Assert.AreEqual(region[position] * (position % 3 + 2.5f), scored[position]);
    }

    [TestMethod]
    public void What_does_not_fit_is_refused()
    {
        Assert.StartsWith(
            "windows of 145 bases, 30 apart",
            Assert.ThrowsExactly<GenomicsException>(() => new RegionWindows(295, 145, 30)).Message);
        Assert.ThrowsExactly<GenomicsException>(() => new RegionWindows(0));
        Assert.ThrowsExactly<ArgumentException>(() => new RegionWindows(3, 4, 2).Average(new float[11]));
        Assert.ThrowsExactly<ArgumentException>(() => new RegionWindows(3, 4, 2).Sequence(0, new byte[4]));
        Assert.ThrowsExactly<ArgumentException>(() => new RegionWindows(3, 4, 2).Score(new byte[3], _ => [1]));
    }
}
