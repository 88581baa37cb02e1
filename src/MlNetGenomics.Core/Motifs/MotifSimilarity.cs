using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>Compares motifs column by column.</summary>
public static class MotifSimilarity
{
    /// <summary>Columns that must overlap unless told otherwise: 5, as the R package memes runs Tomtom.</summary>
    public const int DefaultMinimumOverlap = 5;

    /// <summary>
    /// The best alignment of two motifs over all offsets and both orientations: the one of the greatest
    /// <see cref="MotifAlignment.Similarity"/>; of equal ones the forward one, then the smallest offset.
    /// </summary>
    /// <remarks>
    /// The plain mean over the overlap would prefer a chance match of a few columns to a good match of
    /// all; dividing by the narrower width charges the columns left out.
    /// </remarks>
    /// <param name="query">One motif.</param>
    /// <param name="target">The other.</param>
    /// <param name="minimumOverlap">Least overlap; where a motif is narrower, all of it.</param>
    public static MotifAlignment Align(
        PositionProbabilityMatrix query, PositionProbabilityMatrix target, int minimumOverlap = DefaultMinimumOverlap)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumOverlap);
        MotifAlignment forward = AlignOneWay(query, target, minimumOverlap, reversed: false);
        MotifAlignment backward = AlignOneWay(query.ReverseComplement(), target, minimumOverlap, reversed: true);
        return backward.Similarity > forward.Similarity ? backward : forward;
    }

    /// <summary>
    /// Pearson correlation of two columns of probabilities (Pietrokovski 1996,
    /// doi:10.1093/nar/24.19.3836); 0 where one of them is uniform.
    /// </summary>
    public static double ColumnCorrelation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, Dna.BaseCount, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, Dna.BaseCount, nameof(y));
        const double Mean = 1.0 / Dna.BaseCount;
        double xy = 0, xx = 0, yy = 0;
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            double dx = x[b] - Mean, dy = y[b] - Mean;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        // A column this close to uniform is uniform but for rounding.
        return xx < 1e-12 || yy < 1e-12 ? 0 : xy / Math.Sqrt(xx * yy);
    }

    private static MotifAlignment AlignOneWay(
        PositionProbabilityMatrix query, PositionProbabilityMatrix target, int minimumOverlap, bool reversed)
    {
        int narrower = Math.Min(query.Width, target.Width);
        int least = Math.Min(minimumOverlap, narrower);
        var best = new MotifAlignment(double.NegativeInfinity, 0, 0, 0, reversed);
        for (int offset = least - query.Width; offset <= target.Width - least; offset++)
        {
            int from = Math.Max(0, offset);
            int to = Math.Min(target.Width, offset + query.Width);
            double sum = 0;
            for (int position = from; position < to; position++)
                sum += ColumnCorrelation(query[position - offset], target[position]);
            double similarity = sum / narrower;
            if (similarity > best.Similarity)
                best = new MotifAlignment(similarity, sum / (to - from), offset, to - from, reversed);
        }
        return best;
    }
}
