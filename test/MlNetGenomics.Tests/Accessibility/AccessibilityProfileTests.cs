using MlNetGenomics.Accessibility;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Accessibility;

[TestClass]
public sealed class AccessibilityProfileTests
{
    private static readonly AccessibilitySettings Small = new() { WindowSize = 4, Step = 2 };

    [TestMethod]
    public void Windows_go_down_the_list_of_accessibility()
    {
        // Ten peaks; the accessible ones are the active ones, but for noise within windows.
        Peak[] peaks = [.. Enumerable.Range(0, 10).Select(i => Peak(i, i * 3 % 10))];
        float[] activities = [.. peaks.Select(peak => (float)peak.Accessibility * 2)];
        AccessibilityProfile profile = AccessibilityProfile.Of(peaks, activities, Small);
        Assert.HasCount(4, profile.Windows);
        // The first: accessibilities 9, 8, 7, 6, activities 18, 16, 14, 12.
        AccessibilityWindow first = profile.Windows[0];
        Assert.AreEqual((1, 1, 4, 7.5, 13.5, 15.0, 16.5),
            (first.Rank, first.First, first.Count, first.MedianAccessibility, first.Lower, first.Median, first.Upper));
        Assert.AreEqual(3, profile.Windows[1].First);
        Assert.AreEqual(-1, profile.Pearson, 1e-12);
        Assert.AreEqual(1, profile.Spearman, 1e-12);
        Assert.AreEqual(1, profile.Ranks[3]);
    }

    [TestMethod]
    public void Activity_that_has_nothing_to_do_with_accessibility_does_not_follow_it()
    {
        var random = new SplittableRandom(6);
        Peak[] peaks = [.. Enumerable.Range(0, 4000).Select(i => Peak(i, random.NextDouble()))];
        AccessibilityProfile profile = AccessibilityProfile.Of(peaks, [.. peaks.Select(_ => (float)random.NextDouble())], Small);
        // 2,000 windows of which neighbours share half: a standard error of about .03.
        Assert.AreEqual(0, profile.Pearson, 0.15);
        Assert.AreEqual(0, profile.Spearman, 4 / Math.Sqrt(4000));
    }

    [TestMethod]
    public void Classes_lie_on_half_a_peak_or_more()
    {
        Peak[] peaks = [.. Enumerable.Range(0, 6).Select(i => Peak(i, i))];
        float[] activities = [1, 2, 3, 4, 5, 6];
        var segments = new AnnotationIndex(
        [
            // Whole peaks 0 and 1, half of peak 2; a base less than half of peak 3, and half of peak 4 in two pieces.
            new BedRecord("1", 0, 250, "low", null, 1), new BedRecord("chr1", 300, 349, "high", null, 2),
            new BedRecord("chr1", 400, 425, "high", null, 3), new BedRecord("chr1", 450, 475, "high", null, 4),
        ]);
        AccessibilityProfile profile = AccessibilityProfile.Of(peaks, activities, Small, segments);
        Assert.AreEqual(new SegmentClass("high", 1, 5, 2), profile.Classes[0]);
        Assert.AreEqual(new SegmentClass("low", 3, 2, 5), profile.Classes[1]);
        Assert.AreEqual(2, profile.Unclassified);
    }

    [TestMethod]
    public void Too_few_peaks_are_an_error()
    {
        Peak[] peaks = [.. Enumerable.Range(0, 5).Select(i => Peak(i, i))];
        var error = Assert.ThrowsExactly<GenomicsException>(() => AccessibilityProfile.Of(peaks, new float[5], Small));
        Assert.Contains("5 peaks are fewer than two windows of 4, 2 apart, take", error.Message);
    }

    [TestMethod]
    [DataRow(150, 100)]
    [DataRow(100, 125)]
    [DataRow(151, 99)]
    [DataRow(152, 99)]
    public void The_middle_of_a_peak_is_its_own(int length, int start) =>
        Assert.AreEqual(start, new Peak("", "chr1", 100, 250, 1).CentralStart(length));

    private static Peak Peak(int number, double accessibility) =>
        new($"p{number}", "chr1", number * 100, number * 100 + 100, accessibility);
}
