namespace MlNetGenomics.Motifs.Scan;

/// <summary>The best of many hits, where one a sequence is wanted: to lay sequences upon each other, say.</summary>
public static class BestHits
{
    /// <summary>
    /// Of every motif in every sequence the hit of the highest score; of equal ones the first, the forward strand before
    /// the reverse one.
    /// </summary>
    /// <param name="hits">Hits in the order of <see cref="ScanResult.Hits"/>.</param>
    /// <returns>What is left of them, in their order.</returns>
    public static IReadOnlyList<MotifHit> OfEachSequence(IReadOnlyList<MotifHit> hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        var best = new Dictionary<(int, int), int>();
        for (int i = 0; i < hits.Count; i++)
        {
            (int, int) key = (hits[i].SequenceIndex, hits[i].MotifIndex);
            if (!best.TryGetValue(key, out int other) || hits[i].Score > hits[other].Score)
                best[key] = i;
        }
        return [.. best.Values.Order().Select(i => hits[i])];
    }
}
