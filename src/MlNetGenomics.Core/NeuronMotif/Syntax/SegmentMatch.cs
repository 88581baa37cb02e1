namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A motif that a segment looks like, and how it lies on the segment.</summary>
/// <param name="Motif">Number of the motif among those compared with, and its orientation.</param>
/// <param name="Offset">Column of the oriented motif, from 0, under the segment's first one.</param>
internal readonly record struct SegmentMatch(OrientedMotif Motif, int Offset);
