using MlNetGenomics.NeuronMotif.Diagnosis;

namespace MlNetGenomics.NeuronMotif.Analysis;

/// <summary>All that is known about a layer's neurons.</summary>
/// <param name="Name">Name of the layer: of the activation after a convolution, usually.</param>
/// <param name="Number">Number of its convolution, from 1 next to the sequence.</param>
/// <param name="Width">N, bases that a neuron sees.</param>
/// <param name="NeuronCount">Neurons that the layer has; more than were taken apart where only some were asked for.</param>
/// <param name="Groups">P, groups of motifs that move on their own, that the neurons were taken apart for.</param>
/// <param name="Test">The consensus test at this P.</param>
/// <param name="Neurons">The neurons that were taken apart, in the order of their channels.</param>
public sealed record LayerAnalysis(
    string Name, int Number, int Width, int NeuronCount, int Groups, ConsensusTest Test, IReadOnlyList<NeuronAnalysis> Neurons)
{
    /// <summary>How its neurons do.</summary>
    public LayerSummary Summary => new(Name, [.. Neurons.Select(neuron => neuron.Summary)]);

    /// <summary>Neurons with a motif like a known one.</summary>
    /// <param name="qValue">Greatest q-value, not included, of a match.</param>
    public int MatchedCount(double qValue) => Neurons.Count(neuron => neuron.BestMatch?.QValue < qValue);
}
