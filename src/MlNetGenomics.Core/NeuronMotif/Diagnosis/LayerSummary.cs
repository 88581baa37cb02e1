namespace MlNetGenomics.NeuronMotif.Diagnosis;

/// <summary>How a layer's neurons do: which are dead, and how well the others could be taken apart.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Neurons">Its neurons.</param>
public sealed record LayerSummary(string Layer, IReadOnlyList<NeuronSummary> Neurons)
{
    /// <summary>Names of the neurons that no sequence activates.</summary>
    public IReadOnlyList<string> DeadNeurons => [.. Neurons.Where(neuron => neuron.IsDead).Select(neuron => neuron.Neuron)];

    /// <summary>Share of neurons that no sequence activates; NaN for a layer without neurons.</summary>
    public double DeadShare => (double)DeadNeurons.Count / Neurons.Count;

    /// <summary>Mean over the living neurons of the ratio of their best module; NaN where none lives.</summary>
    public double MeanBestRatio => Neurons
        .Where(neuron => !neuron.IsDead).Select(neuron => neuron.BestRatio).DefaultIfEmpty(double.NaN).Average();
}
