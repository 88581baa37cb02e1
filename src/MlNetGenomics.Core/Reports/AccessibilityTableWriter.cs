using MlNetGenomics.Accessibility;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Tables of predicted activity against accessibility.</summary>
public static class AccessibilityTableWriter
{
    /// <summary>A row a peak, in the order of the file.</summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="peaks">The peaks.</param>
    /// <param name="activities">Predicted activity of each.</param>
    /// <param name="profile">Their ranks.</param>
    /// <param name="segmentation">Classes; null for none.</param>
    /// <param name="leastOverlap">Share of a peak on which a class must lie.</param>
    public static void WritePeaks(
        TextWriter writer,
        IReadOnlyList<Peak> peaks,
        IReadOnlyList<float> activities,
        AccessibilityProfile profile,
        AnnotationIndex? segmentation,
        double leastOverlap)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentNullException.ThrowIfNull(profile);
        string[] classes = segmentation is null ? [] : ["class"];
        var table = new TableWriter(writer, ["name", "chromosome", "start", "end", "accessibility", "rank", "activity", .. classes]);
        for (int i = 0; i < peaks.Count; i++)
        {
            Peak peak = peaks[i];
            bool hasPlace = peak.Chromosome.Length > 0;
            object?[] cells =
            [
                peak.Name, peak.Chromosome, hasPlace ? peak.Start : null, hasPlace ? peak.End : null, peak.Accessibility,
                profile.Ranks[i], activities[i],
            ];
            table.WriteRow(segmentation is null
                ? cells
                : [.. cells, string.Join('|', AccessibilityProfile.ClassesOf(peak, segmentation, leastOverlap))]);
        }
    }

    /// <summary>A row a window.</summary>
    public static void WriteWindows(TextWriter writer, AccessibilityProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var table = new TableWriter(
            writer, "window", "first_rank", "peaks", "median_accessibility", "lower_quartile", "median", "upper_quartile");
        foreach (AccessibilityWindow window in profile.Windows)
        {
            table.WriteRow(
                window.Rank, window.First, window.Count, window.MedianAccessibility, window.Lower, window.Median, window.Upper);
        }
    }

    /// <summary>A row a class.</summary>
    public static void WriteClasses(TextWriter writer, AccessibilityProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var table = new TableWriter(writer, "class", "peaks", "median_activity", "median_rank");
        foreach (SegmentClass own in profile.Classes)
            table.WriteRow(own.Name, own.Count, own.MedianActivity, own.MedianRank);
    }
}
