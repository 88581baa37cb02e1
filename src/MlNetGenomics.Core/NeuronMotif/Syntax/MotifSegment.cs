using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A stretch of a module that says much: a motif, or several that touch each other.</summary>
/// <param name="Start">First column in the module, from 0.</param>
/// <param name="Motif">The module's columns there as they are, not shrunk.</param>
public sealed record MotifSegment(int Start, PositionProbabilityMatrix Motif)
{
    /// <summary>Number of columns.</summary>
    public int Width => Motif.Width;

    /// <summary>The column after the last one.</summary>
    public int End => Start + Width;
}
