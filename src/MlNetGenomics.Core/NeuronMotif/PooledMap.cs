using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.NeuronMotif;

/// <summary>What enters a max-pooling within a neuron's receptive field, before its ReLU.</summary>
/// <param name="Pooling">Name of the pooling.</param>
/// <param name="Layer">Name of the layer whose output it is: the convolution or normalization in front of the pooling.</param>
/// <param name="PoolSize">Positions of a pooling window; 2 or more.</param>
/// <param name="Shape">P positions of C channels.</param>
public sealed record PooledMap(string Pooling, string Layer, int PoolSize, FeatureShape Shape);
