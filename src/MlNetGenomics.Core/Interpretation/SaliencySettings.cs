namespace MlNetGenomics.Interpretation;

/// <summary>How attributions are computed.</summary>
public sealed record SaliencySettings
{
    /// <summary>The method.</summary>
    public SaliencyMethod Method { get; init; } = SaliencyMethod.GuidedBackpropagation;

    /// <summary>Points on the line of integrated gradients, each in the middle of its step; 1 or more.</summary>
    public int Steps { get; init; } = 50;

    /// <summary>What every number of the baseline of integrated gradients is: 0 for no base, .25 for any base.</summary>
    public float Baseline { get; init; }
}
