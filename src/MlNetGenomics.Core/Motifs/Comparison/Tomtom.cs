using System.Collections.Concurrent;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// Which known motifs does a motif look like, and could that be chance? The method of Tomtom (Gupta, Stamatoyannopoulos,
/// Bailey and Noble 2007, "Quantifying similarity between motifs", Genome Biology 8:R24).
/// </summary>
/// <remarks>
/// A query column's score against every column of the database, in both orientations, gives the distribution
/// of that score by chance; for every run of query columns the distribution of the sum follows by convolution,
/// exactly for scores rounded to <see cref="TomtomSettings.Bins"/> steps. An alignment's p-value is the tail of its
/// run's distribution; the best of n offsets and orientations has 1 - (1 - p)^n. E-values are p-values times the number
/// of targets. q-values are Benjamini and Hochberg's over a query's targets, each counted once; the MEME Suite's
/// program estimates the share of true nulls (Storey) over both orientations of each target, so its q-values differ
/// a little while p- and E-values agree.
/// </remarks>
public static class Tomtom
{
    /// <summary>Compares every query with every target.</summary>
    /// <param name="queries">Motifs to look up.</param>
    /// <param name="database">Motifs to find, at least one. p-values are sound from some fifty motifs on.</param>
    /// <param name="settings">How; null for the published method.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result a query, in order.</returns>
    /// <exception cref="GenomicsException">The database is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<TomtomResult> Compare(
        IReadOnlyList<PositionProbabilityMatrix> queries,
        IReadOnlyList<PositionProbabilityMatrix> database,
        TomtomSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(database);
        settings ??= TomtomSettings.Paper;
        settings.Validate();
        if (database.Count == 0)
            throw new GenomicsException("the database of target motifs is empty");
        var targets = new TargetColumns(database, settings);
        var results = new TomtomResult[queries.Count];
        // Scores of one query against all columns take megabytes, so each thread keeps its own from query to query.
        var comparers = new ConcurrentBag<QueryComparer>();
        ParallelLoop.For(
            queries.Count,
            threads,
            query =>
            {
                if (!comparers.TryTake(out QueryComparer? comparer))
                    comparer = new QueryComparer(targets, settings);
                results[query] = new TomtomResult(query, queries[query], comparer.Compare(queries[query]));
                comparers.Add(comparer);
            },
            cancellation);
        return results;
    }
}
