using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>
/// How well two tracks agree over the bases that both have, as the Sharpr-MPRA paper compares its scores with SHARPR's
/// (section 5.2, figure 7). It has no p-value: scores of neighbouring bases depend on each other, so that a test of
/// independent pairs would make any correlation significant.
/// </summary>
/// <param name="Bases">Bases that both tracks have.</param>
/// <param name="Pearson">Pearson's correlation, -1..1; NaN where a track is constant.</param>
/// <param name="Spearman">Spearman's correlation, ties at their mean rank.</param>
/// <param name="Sample">Pairs of scores, evenly spaced among all, for drawing.</param>
public sealed record TrackCorrelation(
    long Bases, double Pearson, double Spearman, IReadOnlyList<(float First, float Second)> Sample)
{
    // As many points as a drawing shows.
    private const int SampleSize = 4000;

    /// <summary>Compares tracks.</summary>
    /// <exception cref="GenomicsException">They have no base in common; names what each of them has.</exception>
    public static TrackCorrelation Of(BaseTrack first, BaseTrack second)
    {
        (double[] x, double[] y) = SharedScores(first, second);
        int step = (x.Length + SampleSize - 1) / SampleSize;
        var sample = new (float, float)[(x.Length + step - 1) / step];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = ((float)x[i * step], (float)y[i * step]);
        return new TrackCorrelation(x.Length, Correlation.Pearson(x, y), Correlation.Spearman(x, y), sample);
    }

    /// <summary>Scores of the bases that both tracks have, in order.</summary>
    internal static (double[] First, double[] Second) SharedScores(BaseTrack first, BaseTrack second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        long count = Shared().Sum(pair => (long)pair.Second.Scores.Length);
        if (count == 0)
        {
            throw new GenomicsException(
                $"{first.Name} and {second.Name} have no base in common: {first.Extent}; {second.Extent}");
        }
        BaseTrack.RequireArray(count, first.Name);
        double[] x = new double[count], y = new double[count];
        int filled = 0;
        foreach ((TrackRun one, TrackRun other) in Shared())
        {
            for (int i = 0; i < one.Scores.Length; i++, filled++)
                (x[filled], y[filled]) = (one.Scores.Span[i], other.Scores.Span[i]);
        }
        return (x, y);

        IEnumerable<(TrackRun First, TrackRun Second)> Shared() =>
            from sequence in first.Sequences
            from run in first.Runs(sequence)
            from other in second.Within(sequence, run.Start, run.End)
            select (run.Slice(other.Start, other.End), other);
    }
}
