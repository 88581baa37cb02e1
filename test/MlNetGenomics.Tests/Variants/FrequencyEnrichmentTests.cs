using MlNetGenomics.Statistics;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class FrequencyEnrichmentTests
{
    [TestMethod]
    public void Equal_counts_put_a_tenth_of_all_variants_in_each_bin()
    {
        // Frequencies 1 .. 100 thousandths, in no order; kept: the 5 rarest and 5 others.
        float[] frequencies = [.. Enumerable.Range(0, 100).Select(i => (1 + i * 37 % 100) / 1000f)];
        HashSet<float> kept = [.. new[] { 1, 2, 3, 4, 5, 50, 60, 70, 80, 90 }.Select(i => i / 1000f)];
        FrequencyEnrichment found = FrequencyEnrichment.Of(
            frequencies, i => kept.Contains(frequencies[i]), FrequencyBinning.Counts)!;
        Assert.IsTrue(found.Bins.All(bin => bin.Variants == 10));
        Assert.AreEqual(5, found.Bins[0].Kept);
        Assert.AreEqual(10, found.Kept);
        Assert.AreEqual(0.1, found.ExpectedShare);
        Assert.AreEqual(BinomialTest.Greater(5, 10, 0.1).P, found.PValue);
    }

    [TestMethod]
    public void Intervals_are_of_the_kept_variants_frequencies()
    {
        float[] frequencies = [.. Enumerable.Range(0, 20).Select(i => i / 50f)];
        FrequencyEnrichment found = FrequencyEnrichment.Of(frequencies, i => i % 2 == 1 || i < 3, FrequencyBinning.Intervals)!;
        Assert.AreEqual(0, found.Bins[0].Low);
        Assert.AreEqual(19 / 50.0, found.Bins[^1].High, 1e-6);
        Assert.AreEqual(found.Kept, found.Bins.Sum(bin => bin.Kept));
        Assert.AreEqual(12, found.Kept);
        Assert.AreEqual(0.1, found.ExpectedShare);
        // 0 and 1 / 50 lie in the first of ten parts of 0 to 19 / 50.
        Assert.AreEqual(2, found.Bins[0].Kept);
    }

    [TestMethod]
    public void Variants_of_one_frequency_stay_together_and_count_as_they_are()
    {
        // Half of all have the least frequency: so many are expected in the lowest bin.
        float[] frequencies = [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 0.01f : i / 250f)];
        FrequencyEnrichment found = FrequencyEnrichment.Of(frequencies, i => i % 5 == 0, FrequencyBinning.Counts)!;
        Assert.AreEqual(0.5, found.ExpectedShare);
        Assert.AreEqual(50, found.Bins[0].Variants);
        Assert.AreEqual(100, found.Bins.Sum(bin => bin.Variants));
        Assert.AreEqual(20, found.Bins.Sum(bin => bin.Kept));
    }

    [TestMethod]
    public void Unknown_frequencies_count_nowhere()
    {
        float[] frequencies = [.. Enumerable.Repeat(float.NaN, 30), .. Enumerable.Range(1, 9).Select(i => i / 20f)];
        Assert.IsNull(FrequencyEnrichment.Of(frequencies, _ => true, FrequencyBinning.Counts));
        float[] enough = [.. frequencies, 0.01f];
        Assert.AreEqual(10, FrequencyEnrichment.Of(enough, _ => true, FrequencyBinning.Counts)!.Kept);
        Assert.IsNull(FrequencyEnrichment.Of(enough, _ => false, FrequencyBinning.Counts));
    }
}
