namespace MlNetGenomics.Networks;

/// <summary>One number that a layer gives: a channel at a position.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Channel">Channel, from 0: a filter, unit or task.</param>
/// <param name="Position">Position, from 0; 0 for a vector.</param>
/// <param name="Strand">0, or 1 for the reverse complement of a layer that runs on both strands.</param>
public readonly record struct Neuron(string Layer, int Channel, int Position = 0, int Strand = 0);
