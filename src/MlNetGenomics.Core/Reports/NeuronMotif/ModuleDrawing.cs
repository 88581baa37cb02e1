using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>A module as it is drawn below others.</summary>
/// <param name="Title">What stands beside it.</param>
/// <param name="Module">The module.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Motifs">The dictionary's motifs in it.</param>
internal sealed record ModuleDrawing(
    string Title, NeuronModule Module, IReadOnlyList<MotifSegment> Segments, IReadOnlyList<MotifPlacement> Motifs)
{
    /// <summary>Its columns.</summary>
    public PositionProbabilityMatrix Matrix => Module.Motif;
}
