using MlNetGenomics.Accessibility;

namespace MlNetGenomics.Cli.Running;

/// <summary>Which peaks are scored: those of a genome, or sequences with a table.</summary>
/// <param name="Peaks">narrowPeak, or null.</param>
/// <param name="Genome">The genome that they lie in, or null.</param>
/// <param name="Fasta">Sequences, or null.</param>
/// <param name="Scores">Their accessibilities, or null.</param>
/// <param name="ScoreColumn">Column of these; null for the only one.</param>
/// <param name="Segmentation">BED file of classes; null for none.</param>
/// <param name="Settings">How peaks are grouped.</param>
internal sealed record PeakInputs(
    string? Peaks,
    string? Genome,
    string? Fasta,
    string? Scores,
    string? ScoreColumn,
    string? Segmentation,
    AccessibilitySettings Settings)
{
    /// <summary>All that is read.</summary>
    public IEnumerable<string?> Paths => [Peaks, Genome, Fasta, Scores, Segmentation];

    /// <summary>What messages call the peaks.</summary>
    public string Name => (Peaks ?? Fasta)!;
}
