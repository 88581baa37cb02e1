namespace MlNetGenomics.NeuronMotif.Analysis;

/// <summary>What the neurons of a network detect, layer by layer.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Layers">The layers that were taken apart, from the sequence on.</param>
/// <param name="KnownMotifs">Name of the set of known motifs that motifs were compared with; null for none.</param>
public sealed record NetworkAnalysis(string Network, IReadOnlyList<LayerAnalysis> Layers, string? KnownMotifs);
