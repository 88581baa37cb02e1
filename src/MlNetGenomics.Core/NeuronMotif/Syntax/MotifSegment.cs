using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A stretch of a module that says much: a motif, or several that touch each other.</summary>
/// <param name="Module">The module's columns, not shrunk.</param>
/// <param name="Start">First column in the module, from 0.</param>
/// <param name="Motif">The module's columns there as they are, not shrunk.</param>
public sealed record MotifSegment(
    PositionProbabilityMatrix Module, int Start, PositionProbabilityMatrix Motif)
{
    /// <summary>Number of columns.</summary>
    public int Width => Motif.Width;

    /// <summary>The column after the last one.</summary>
    public int End => Start + Width;

    /// <summary>A part of it.</summary>
    /// <param name="from">First column in the module.</param>
    /// <param name="end">The column after the last one.</param>
    internal MotifSegment Part(int from, int end) => from == Start && end == End ? this : new MotifSegment(
        Module,
        from,
        new PositionProbabilityMatrix(
            Motif.Name,
            Motif.Probabilities[((from - Start) * Dna.BaseCount)..((end - Start) * Dna.BaseCount)],
            siteCount: Motif.SiteCount));
}
