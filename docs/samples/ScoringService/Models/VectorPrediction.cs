namespace ScoringService.Models;

/// <summary>What comes out of a pipeline whose score is a vector.</summary>
internal sealed class VectorPrediction
{
    public float[] Value { get; set; } = [];
}
