namespace MlNetGenomics.Networks;

/// <summary>A neuron's values for some sequences, and their gradients in the input.</summary>
/// <param name="Values">[N].</param>
/// <param name="Gradients">[N x L x 4].</param>
public sealed record NeuronGradients(float[] Values, float[] Gradients);
