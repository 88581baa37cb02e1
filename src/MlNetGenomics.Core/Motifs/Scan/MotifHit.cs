using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>A place in a sequence that looks like a motif.</summary>
/// <param name="MotifIndex">Number of the motif, from 0.</param>
/// <param name="Motif">The motif.</param>
/// <param name="SequenceIndex">Number of the sequence in its file or set, from 0.</param>
/// <param name="SequenceName">Name of the sequence.</param>
/// <param name="Start">First base of the site on the forward strand, from 0.</param>
/// <param name="IsReverse">Whether it is the reverse strand that matches.</param>
/// <param name="Score">Summed log-odds, bits.</param>
/// <param name="PValue">Chance that a random word of this width scores as high.</param>
/// <param name="QValue">
/// Least false discovery rate among all windows of this motif at which the hit counts; NaN where it was not computed.
/// </param>
/// <param name="Site">The bases as the motif reads them: of a reverse hit those of the reverse strand.</param>
public sealed record MotifHit(
    int MotifIndex,
    PositionProbabilityMatrix Motif,
    int SequenceIndex,
    string SequenceName,
    int Start,
    bool IsReverse,
    double Score,
    double PValue,
    double QValue,
    string Site)
{
    /// <summary>Base after the site on the forward strand, from 0.</summary>
    public int End => Start + Motif.Width;

    /// <summary>
    /// Where the site lies in the genome and on which of its strands; null unless <see cref="ScanSettings.IsGenomic"/> asks for it.
    /// </summary>
    public GenomicInterval? Genome { get; init; }
}
