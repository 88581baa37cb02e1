namespace MlNetGenomics.Motifs;

/// <summary>The best of several learned motifs for one known motif.</summary>
/// <param name="Known">The known motif.</param>
/// <param name="LearnedIndex">Index of the best learned motif, -1 where there was none.</param>
/// <param name="Learned">The best learned motif, null where there was none.</param>
/// <param name="Alignment">How the learned motif lies on the known one.</param>
/// <param name="IsRecovered">Whether the similarity reaches the threshold.</param>
public sealed record MotifRecovery(
    PositionProbabilityMatrix Known,
    int LearnedIndex,
    PositionProbabilityMatrix? Learned,
    MotifAlignment Alignment,
    bool IsRecovered)
{
    /// <summary>
    /// Similarity from which a known motif counts as recovered unless told otherwise: our choice, without a
    /// source. It asks of a sharp motif of 7 to 12 columns that it match in all columns but one (a
    /// mismatch of two sharp columns has correlation -1/3), or hang over by at most a fifth.
    /// </summary>
    public const double DefaultMinimumSimilarity = 0.8;

    /// <summary>Looks for every known motif among the learned ones.</summary>
    /// <param name="known">Known (planted) motifs.</param>
    /// <param name="learned">
    /// Learned motifs that are worth asking: kernels with an effect, say. Among hundreds of random sharp
    /// kernels some match a short motif by chance.
    /// </param>
    /// <param name="minimumSimilarity">Least <see cref="MotifAlignment.Similarity"/> that counts.</param>
    /// <param name="minimumOverlap">Least overlap in columns.</param>
    /// <returns>One result a known motif, in order.</returns>
    public static IReadOnlyList<MotifRecovery> Find(
        IReadOnlyList<PositionProbabilityMatrix> known,
        IReadOnlyList<PositionProbabilityMatrix> learned,
        double minimumSimilarity = DefaultMinimumSimilarity,
        int minimumOverlap = MotifSimilarity.DefaultMinimumOverlap)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(learned);
        return [.. known.Select(motif => FindOne(motif, learned, minimumSimilarity, minimumOverlap))];
    }

    private static MotifRecovery FindOne(
        PositionProbabilityMatrix known,
        IReadOnlyList<PositionProbabilityMatrix> learned,
        double minimumSimilarity,
        int minimumOverlap)
    {
        int bestIndex = -1;
        MotifAlignment best = default;
        for (int i = 0; i < learned.Count; i++)
        {
            MotifAlignment alignment = MotifSimilarity.Align(learned[i], known, minimumOverlap);
            if (bestIndex < 0 || alignment.Similarity > best.Similarity)
                (bestIndex, best) = (i, alignment);
        }
        PositionProbabilityMatrix? motif = bestIndex < 0 ? null : learned[bestIndex];
        return new MotifRecovery(known, bestIndex, motif, best, bestIndex >= 0 && best.Similarity >= minimumSimilarity);
    }
}
