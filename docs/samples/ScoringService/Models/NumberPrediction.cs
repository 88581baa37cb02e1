namespace ScoringService.Models;

/// <summary>What comes out of a pipeline whose score is one number.</summary>
internal sealed class NumberPrediction
{
    public float Value { get; set; }
}
