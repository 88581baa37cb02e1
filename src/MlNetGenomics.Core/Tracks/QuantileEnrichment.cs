using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>
/// How much of an annotation (conserved elements, binding sites) lies in bases of low and of high scores, as the
/// Sharpr-MPRA paper shows for 5,000 quantiles of its scores (section 5.2, figure 8).
/// </summary>
/// <remarks>
/// Bases of equal scores share what of them is inside evenly, also where they lie in more than one quantile: what would
/// come out on average were their order drawn by lot. So the result does not depend on the order of anything.
/// </remarks>
/// <param name="Quantiles">The quantiles, lowest scores first.</param>
/// <param name="Score">How well scores tell bases inside from those outside.</param>
/// <param name="Magnitude">The same for the magnitude of the scores.</param>
/// <param name="OffTrack">Bases of the annotation that have no score.</param>
public sealed record QuantileEnrichment(
    IReadOnlyList<ScoreQuantile> Quantiles, RankingScores Score, RankingScores Magnitude, long OffTrack)
{
    /// <summary>Quantiles that the paper uses.</summary>
    public const int PublishedQuantiles = 5000;

    /// <summary>Scored bases.</summary>
    public int Bases => Score.Positives + Score.Negatives;

    /// <summary>Share of all scored bases that is inside the annotation, 0..1.</summary>
    public double Fraction => (double)Score.Positives / Bases;

    /// <summary>Sorts bases into quantiles.</summary>
    /// <param name="track">The scores.</param>
    /// <param name="annotation">Intervals; they may overlap.</param>
    /// <param name="quantiles">
    /// How many; quantile q of Q has the bases of ranks floor(n q / Q) to floor(n (q + 1) / Q) - 1.
    /// </param>
    /// <param name="annotationName">What messages call the annotation.</param>
    /// <exception cref="GenomicsException">
    /// There are fewer bases than quantiles, or none of them is inside the annotation.
    /// </exception>
    public static QuantileEnrichment Of(
        BaseTrack track, IReadOnlyList<BedRecord> annotation, int quantiles, string annotationName = "the annotation")
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(annotation);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantiles, 1);
        if (track.Count < quantiles)
            throw new GenomicsException($"{track.Name}: {track.Count} bases cannot be put into {quantiles} quantiles, at most {track.Count}");
        float[] scores = track.ToArray();
        var union = new IntervalUnion(annotation);
        bool[] isInside = union.Mark(track);
        int inside = isInside.AsSpan().Count(true);
        if (inside == 0)
            throw new GenomicsException($"{annotationName}: no base in common with the scores ({track.Extent})");
        RankingScores score = Rank(scores, isInside, value => value), magnitude = Rank(scores, isInside, Math.Abs);
        Array.Sort(scores, isInside);
        return new QuantileEnrichment(Divide(scores, isInside, quantiles), score, magnitude, union.Count - inside);
    }

    private static RankingScores Rank(float[] scores, bool[] isInside, Func<float, float> of)
    {
        double[] labels = new double[scores.Length], values = new double[scores.Length];
        for (int i = 0; i < scores.Length; i++)
            (labels[i], values[i]) = (isInside[i] ? 1 : 0, of(scores[i]));
        return RankingScores.Of(labels, values);
    }

    private static ScoreQuantile[] Divide(float[] sorted, bool[] isInside, int count)
    {
        var quantiles = new ScoreQuantile[count];
        int tieStart = 0, tieEnd = 0, tieInside = 0;
        for (int q = 0; q < count; q++)
        {
            int first = (int)((long)sorted.Length * q / count), next = (int)((long)sorted.Length * (q + 1) / count);
            double sum = 0, inside = 0;
            for (int i = first; i < next;)
            {
                if (i == tieEnd)
                {
                    (tieStart, tieEnd) = (i, i + 1);
                    while (tieEnd < sorted.Length && sorted[tieEnd] == sorted[i])
                        tieEnd++;
                    tieInside = isInside.AsSpan(tieStart, tieEnd - tieStart).Count(true);
                }
                int here = Math.Min(tieEnd, next) - i;
                sum += (double)here * sorted[i];
                inside += (double)tieInside * here / (tieEnd - tieStart);
                i += here;
            }
            quantiles[q] = new ScoreQuantile(next - first, sorted[first], sorted[next - 1], sum / (next - first), inside);
        }
        return quantiles;
    }
}
