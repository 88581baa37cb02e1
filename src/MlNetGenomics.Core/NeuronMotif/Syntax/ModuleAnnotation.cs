namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A module in the words of its neuron's dictionary.</summary>
/// <param name="Quality">The module with its segments and quality.</param>
/// <param name="Motifs">The motifs in it, from left to right.</param>
/// <param name="IsExplained">Whether a motif stands for every one of its segments, of which it has some.</param>
public sealed record ModuleAnnotation(ModuleQuality Quality, IReadOnlyList<MotifPlacement> Motifs, bool IsExplained);
