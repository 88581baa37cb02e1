using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Interpretation.Seqlets;

/// <summary>
/// Finds seqlets in tracks of base scores by the recursive definition of tangermeme (Schreiber 2025; recursive_seqlets): a span
/// is one if it and every span within it that is long enough has a p-value below a threshold.
/// </summary>
/// <remarks>
/// The p-value of a span is the chance that as many draws from the scores of all tracks, independent of each other, sum to as much
/// or more; it is exact for the scores as they are rounded. Spans are taken from the longest to the shortest, of one length those
/// of least p-value first, and then by position; none overlaps one that was taken. Negative seqlets are found alike on the
/// scores with their signs swapped, by themselves; they may share up to the least length less one position with a positive one.
/// A seqlet's sum has its sign, whatever the mean of all scores. tangermeme finds the positive ones only, and rounds down both
/// scores and sums.
/// </remarks>
public static class RecursiveSeqlets
{
    /// <summary>Finds all seqlets.</summary>
    /// <param name="tracks">A finite score a position, of any lengths.</param>
    /// <param name="settings">What counts as one; null for the defaults.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on them.</param>
    /// <param name="cancellation">Stops between tracks.</param>
    /// <returns>By track and start.</returns>
    /// <exception cref="GenomicsException">A setting is out of its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<Seqlet> Find(
        IReadOnlyList<float[]> tracks,
        SeqletSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        settings ??= new SeqletSettings();
        settings.Validate();
        if (!tracks.Any(track => track.Length > 0))
            return [];
        var rounded = new RoundedScores(tracks, settings.Bins);
        ScoreDistribution[] positive = Sums(rounded.Frequencies(tracks, isNegative: false), settings.MaximumLength);
        ScoreDistribution[] negative = Sums(rounded.Frequencies(tracks, isNegative: true), settings.MaximumLength);
        var found = new List<Seqlet>[tracks.Count];
        ParallelLoop.For(tracks.Count, threads, track =>
        {
            var spans = new SignificantSpans(tracks[track], rounded, settings);
            found[track] = [.. spans.Take(track, positive, isNegative: false), .. spans.Take(track, negative, isNegative: true)];
            found[track].Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        }, cancellation);
        return [.. found.SelectMany(seqlets => seqlets)];
    }

    /// <summary>Distributions of sums of 0, 1, 2, ... scores.</summary>
    private static ScoreDistribution[] Sums(double[] frequencies, int greatest)
    {
        var sums = new ScoreDistribution[greatest + 1];
        sums[0] = ScoreDistribution.Empty;
        for (int length = 1; length <= greatest; length++)
            sums[length] = sums[length - 1].Add(frequencies);
        return sums;
    }
}
