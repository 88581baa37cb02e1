using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Accessibility;

/// <summary>
/// Whether predicted activity follows accessibility: peaks are sorted by accessibility, the most accessible first, and
/// grouped in windows along the list, of which the quartiles of predicted activity are taken (MuSeAM paper, Methods; there
/// window rank and window median correlate with -0.88).
/// </summary>
/// <param name="Windows">The windows in order.</param>
/// <param name="Pearson">Pearson correlation of the windows' ranks with their medians; below 0 where activity follows.</param>
/// <param name="Spearman">Spearman correlation of accessibility and predicted activity over single peaks.</param>
/// <param name="Ranks">Rank of each peak, from 1, in the order they were given.</param>
/// <param name="Classes">Classes of a segmentation, the highest median activity first; empty where there is none.</param>
/// <param name="Unclassified">Peaks on which no class lies far enough.</param>
public sealed record AccessibilityProfile(
    IReadOnlyList<AccessibilityWindow> Windows,
    double Pearson,
    double Spearman,
    IReadOnlyList<int> Ranks,
    IReadOnlyList<SegmentClass> Classes,
    int Unclassified)
{
    /// <summary>Groups peaks.</summary>
    /// <param name="peaks">The peaks.</param>
    /// <param name="activities">Predicted activity of each.</param>
    /// <param name="settings">How they are grouped.</param>
    /// <param name="segmentation">Classes of the genome; null for none.</param>
    /// <exception cref="GenomicsException">There are too few peaks for two windows, so there is nothing to correlate.</exception>
    public static AccessibilityProfile Of(
        IReadOnlyList<Peak> peaks,
        IReadOnlyList<float> activities,
        AccessibilitySettings settings,
        AnnotationIndex? segmentation = null)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNotEqual(activities.Count, peaks.Count, nameof(activities));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.WindowSize, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.Step, nameof(settings));
        if (peaks.Count < settings.WindowSize + settings.Step)
        {
            throw new GenomicsException(
                $"{peaks.Count} peaks are fewer than two windows of {settings.WindowSize}, {settings.Step} apart, take");
        }
        // Of equal accessibility, the first in the file comes first.
        int[] order = [.. Enumerable.Range(0, peaks.Count).OrderByDescending(peak => peaks[peak].Accessibility)];
        var ranks = new int[order.Length];
        for (int rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank + 1;
        var windows = new List<AccessibilityWindow>();
        for (int first = 0; first + settings.WindowSize <= order.Length; first += settings.Step)
        {
            int[] own = order[first..(first + settings.WindowSize)];
            double[] values = [.. own.Select(peak => (double)activities[peak]).Order()];
            windows.Add(new AccessibilityWindow(
                windows.Count + 1,
                first + 1,
                own.Length,
                Quantile.Median([.. own.Select(peak => peaks[peak].Accessibility)]),
                Quantile.OfSorted(values, 0.25),
                Quantile.OfSorted(values, 0.5),
                Quantile.OfSorted(values, 0.75)));
        }
        (IReadOnlyList<SegmentClass> classes, int unclassified) = Classify(peaks, activities, ranks, settings, segmentation);
        return new AccessibilityProfile(
            windows,
            Correlation.Pearson([.. windows.Select(window => (double)window.Rank)], [.. windows.Select(window => window.Median)]),
            Correlation.Spearman([.. peaks.Select(peak => peak.Accessibility)], [.. activities.Select(activity => (double)activity)]),
            ranks,
            classes,
            unclassified);
    }

    /// <summary>Names of the classes that lie on enough of a peak; none where it has no place in the genome.</summary>
    public static IEnumerable<string> ClassesOf(Peak peak, AnnotationIndex segmentation, double leastOverlap) =>
        peak.Chromosome.Length == 0
            ? []
            : segmentation.On(peak.Chromosome, peak.Start, peak.End, leastOverlap).Select(label => segmentation.Labels[label]);

    private static (IReadOnlyList<SegmentClass>, int) Classify(
        IReadOnlyList<Peak> peaks,
        IReadOnlyList<float> activities,
        int[] ranks,
        AccessibilitySettings settings,
        AnnotationIndex? segmentation)
    {
        if (segmentation is null)
            return ([], 0);
        var members = new Dictionary<string, List<int>>();
        int unclassified = 0;
        for (int peak = 0; peak < peaks.Count; peak++)
        {
            bool isClassified = false;
            foreach (string name in ClassesOf(peaks[peak], segmentation, settings.LeastOverlap))
            {
                if (!members.TryGetValue(name, out List<int>? own))
                    members[name] = own = [];
                own.Add(peak);
                isClassified = true;
            }
            unclassified += isClassified ? 0 : 1;
        }
        SegmentClass[] classes =
        [
            .. members.Select(pair => new SegmentClass(
                pair.Key,
                pair.Value.Count,
                Quantile.Median([.. pair.Value.Select(peak => (double)activities[peak])]),
                Quantile.Median([.. pair.Value.Select(peak => (double)ranks[peak])])))
                .OrderByDescending(own => own.MedianActivity).ThenBy(own => own.Name, StringComparer.Ordinal)
        ];
        return (classes, unclassified);
    }
}
