using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>A toy, trained and taken apart.</summary>
/// <param name="Model">The network.</param>
/// <param name="Validation">Its validation loss.</param>
/// <param name="Analysis">What its neurons detect.</param>
/// <param name="Grammar">What was planted.</param>
public sealed record ToyResult(NetworkModel Model, double Validation, NetworkAnalysis Analysis, PlantedGrammar Grammar)
{
    /// <summary>The neuron that gives the prediction.</summary>
    public NeuronAnalysis Output => Analysis.Layers[^1].Neurons[0];
}
