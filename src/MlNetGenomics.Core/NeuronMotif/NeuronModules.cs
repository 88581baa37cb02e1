using System.Collections.Immutable;

namespace MlNetGenomics.NeuronMotif;

/// <summary>The modules that a neuron was taken apart into.</summary>
/// <param name="Name">Name of the neuron.</param>
/// <param name="Channel">The neuron's channel in its layer, from 0.</param>
/// <param name="GreatestActivation">A, the neuron's greatest activation; 0 for a dead neuron.</param>
/// <param name="Modules">The modules, by their greatest activation, greatest first; none for a dead neuron.</param>
public sealed record NeuronModules(
    string Name, int Channel, double GreatestActivation, ImmutableArray<NeuronModule> Modules)
{
    /// <summary>
    /// What one gets without taking the neuron apart: all sequences that activate it as one module; null for a dead neuron, or
    /// where it was not made.
    /// </summary>
    public NeuronModule? Mixture { get; init; }

    /// <summary>Whether no sequence activates the neuron.</summary>
    public bool IsDead => Modules.IsEmpty;

    /// <summary>
    /// Activation by the consensus of the best module over the neuron's greatest activation: 1 where the module alone
    /// says all; NaN for a dead neuron.
    /// </summary>
    public double ConsensusRatio =>
        IsDead ? double.NaN : Modules[0].ConsensusActivation / Modules[0].GreatestActivation;
}
