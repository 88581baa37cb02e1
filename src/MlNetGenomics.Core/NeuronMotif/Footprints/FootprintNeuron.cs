using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>A neuron to make a footprint of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="Sites">What activates it most (<see cref="NeuronSites"/>).</param>
public sealed record FootprintNeuron(string Name, int Channel, IReadOnlyList<NeuronSite> Sites)
{
    /// <summary>
    /// Motifs to find in its sites, as far as it sees; null for none. The scanner's settings say which matches count.
    /// </summary>
    public MotifScanner? Scanner { get; init; }

    /// <summary>
    /// The orders of motifs that its modules have, to count sites that have them too; then the scanner's motifs are those of
    /// the neuron's dictionary.
    /// </summary>
    public IReadOnlyList<SyntaxTree> Trees { get; init; } = [];
}
