using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>What a method says a neuron detects, beside known motifs.</summary>
/// <param name="Method">The method.</param>
/// <param name="MotifCount">Motifs that it gives: NeuronMotif often several, the others one at most.</param>
/// <param name="Motif">The one that is most like a known motif; null where the method gives none.</param>
/// <param name="Best">What that one is like; null where there is none.</param>
/// <param name="Hits">Numbers of the known motifs that any of the motifs matches at the q-value asked for.</param>
public sealed record DiscoveredMotif(
    DiscoveryMethod Method, int MotifCount, PositionProbabilityMatrix? Motif, TomtomMatch? Best, IReadOnlyList<int> Hits)
{
    // A number of finite logarithm below all that a comparison can give.
    private const double LeastQValue = 1e-300;

    /// <summary>q-value of the best match; 1 where there is none.</summary>
    public double QValue => Best?.QValue ?? 1;

    /// <summary>-log10 of the q-value, 300 at most; 0 where there is no match.</summary>
    public double Score => Math.Log10(1 / Math.Max(QValue, LeastQValue));
}
