namespace MlNetGenomics.NeuronMotif.Diagnosis;

/// <summary>
/// A module's consensus beside its best sequence. Where the consensus activates the neuron much less, the module mixes
/// patterns that the neuron does not want together.
/// </summary>
/// <param name="Module">Name of the module.</param>
/// <param name="GreatestActivation">Activation by the module's best sequence.</param>
/// <param name="ConsensusActivation">Activation by its consensus.</param>
public readonly record struct ConsensusPoint(string Module, double GreatestActivation, double ConsensusActivation)
{
    /// <summary>Activation of the consensus over that of the best sequence: 1 for a module of one pattern.</summary>
    public double Ratio => ConsensusActivation / GreatestActivation;
}
