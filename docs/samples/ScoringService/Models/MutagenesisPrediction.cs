namespace ScoringService.Models;

/// <summary>The effects of all substitutions, task by task and base by base.</summary>
internal sealed class MutagenesisPrediction
{
    public float[] Effects { get; set; } = [];

    public float[] Importance { get; set; } = [];
}
