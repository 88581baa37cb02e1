namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>A neuron as each method sees it.</summary>
/// <param name="Name">Name of the neuron.</param>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="Motifs">What each method says, in the order of <see cref="DiscoveryMethod"/>.</param>
public sealed record DiscoveryNeuron(string Name, int Channel, IReadOnlyList<DiscoveredMotif> Motifs)
{
    /// <summary>What a method says.</summary>
    public DiscoveredMotif this[DiscoveryMethod method] => Motifs[(int)method];

    /// <summary>By how much NeuronMotif's best match is better than the best one of the other methods, as a difference of scores.</summary>
    public double Advantage => Motifs[0].Score - Motifs.Skip(1).Max(motif => motif.Score);
}
