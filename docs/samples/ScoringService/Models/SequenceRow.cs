namespace ScoringService.Models;

/// <summary>A row that goes into the pipeline.</summary>
internal sealed class SequenceRow
{
    public string Sequence { get; set; } = "";
}
