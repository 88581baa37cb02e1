namespace MlNetGenomics.NeuronMotif;

/// <summary>Sequences that activate a neuron.</summary>
/// <param name="Neuron">The neuron.</param>
/// <param name="Codes">Base codes, [n x N]; each sequence once.</param>
/// <param name="Activations">The neuron's activations, [n], all positive.</param>
/// <param name="GreatestActivation">The greatest of them; 0 where there is none.</param>
public sealed record NeuronSamples(
    NeuronSubstructure Neuron, byte[] Codes, float[] Activations, double GreatestActivation)
{
    /// <summary>n, number of sequences.</summary>
    public int Count => Activations.Length;

    /// <summary>Whether no sequence that was tried activates the neuron.</summary>
    public bool IsDead => Count == 0;

    /// <summary>Bases of a sequence, as codes.</summary>
    /// <param name="index">Number of the sequence.</param>
    public ReadOnlySpan<byte> this[int index] => Codes.AsSpan(index * Neuron.Length, Neuron.Length);
}
