namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>What methods find in the neurons of a layer.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Width">Bases that a neuron sees.</param>
/// <param name="Neurons">The neurons that were taken apart, by channel.</param>
/// <param name="Methods">One summary a method, in the order of <see cref="DiscoveryMethod"/>.</param>
public sealed record DiscoveryComparison(
    string Layer, int Width, IReadOnlyList<DiscoveryNeuron> Neurons, IReadOnlyList<DiscoverySummary> Methods)
{
    /// <summary>A method's summary.</summary>
    public DiscoverySummary this[DiscoveryMethod method] => Methods[(int)method];

    /// <summary>Whether the paper's order holds: NeuronMotif matches more neurons than every other method, and better ones.</summary>
    public bool PaperOrderHolds => Methods.Skip(1).All(other =>
        other.MatchedCount < Methods[0].MatchedCount && other.MeanScore < Methods[0].MeanScore);
}
