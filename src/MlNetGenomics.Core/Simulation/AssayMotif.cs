using MlNetGenomics.Motifs;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>A motif to plant and what a site of it does in each cell type.</summary>
/// <param name="Motif">The motif; each site is drawn from its columns.</param>
/// <param name="Effects">What a site adds to the log2 activity, a number a cell type.</param>
public sealed record AssayMotif(PositionProbabilityMatrix Motif, IReadOnlyList<double> Effects)
{
    /// <summary>Gives motifs effects that are drawn from a standard normal distribution, each cell type's of its own.</summary>
    /// <param name="motifs">The motifs.</param>
    /// <param name="cellTypes">Number of cell types.</param>
    /// <param name="seed">Equal seeds give equal effects.</param>
    public static IReadOnlyList<AssayMotif> Draw(IReadOnlyList<PositionProbabilityMatrix> motifs, int cellTypes, long seed)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        var random = new SplittableRandom(seed);
        return [.. motifs.Select((motif, i) =>
        {
            SplittableRandom own = random.Split(i);
            return new AssayMotif(motif, [.. Enumerable.Range(0, cellTypes).Select(_ => own.NextGaussian())]);
        })];
    }
}
