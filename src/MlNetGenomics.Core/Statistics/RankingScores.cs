namespace MlNetGenomics.Statistics;

/// <summary>How well scores rank positives above negatives, over one whole set.</summary>
/// <param name="Auroc">
/// Area under the receiver operating characteristic: chance that a positive scores higher than a negative,
/// ties counted half (Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747); NaN where a class is
/// missing.
/// </param>
/// <param name="Auprc">
/// Area under the precision-recall curve as average precision: the sum over thresholds of the gain in
/// recall times precision, equal scores taken together; NaN where there is no positive.
/// </param>
/// <param name="Positives">Number of positives.</param>
/// <param name="Negatives">Number of negatives.</param>
public readonly record struct RankingScores(double Auroc, double Auprc, int Positives, int Negatives)
{
    /// <summary>Compares scores with labels.</summary>
    /// <param name="labels">Positive where above 0.5.</param>
    /// <param name="scores">One score a label; higher means more likely positive. A NaN is worst of all.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are no values.</exception>
    public static RankingScores Of(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        if (labels.Length != scores.Length)
            throw new ArgumentException($"{scores.Length} scores for {labels.Length} labels", nameof(scores));
        if (labels.Length == 0)
            throw new ArgumentException("there are no values to compare", nameof(labels));
        double[] sorted = scores.ToArray();
        var isPositive = new bool[labels.Length];
        int positives = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            isPositive[i] = labels[i] > 0.5;
            positives += isPositive[i] ? 1 : 0;
        }
        Array.Sort(sorted, isPositive);
        int negatives = labels.Length - positives;

        // From the highest score down: 'found' positives among 'seen'.
        double pairs = 0, precision = 0;
        int found = 0, seen = 0;
        for (int end = sorted.Length; end > 0;)
        {
            int start = end - 1;
            // Equals, since NaN is to tie with NaN.
            while (start > 0 && sorted[start - 1].Equals(sorted[end - 1]))
                start--;
            int tied = isPositive.AsSpan(start..end).Count(true);
            pairs += (found + 0.5 * tied) * (end - start - tied);
            found += tied;
            seen += end - start;
            precision += (double)tied * found / seen;
            end = start;
        }
        return new RankingScores(
            positives > 0 && negatives > 0 ? pairs / ((double)positives * negatives) : double.NaN,
            positives > 0 ? precision / positives : double.NaN,
            positives,
            negatives);
    }
}
