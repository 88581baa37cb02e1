namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// Batch normalization of each channel over the batch and all positions (Ioffe and Szegedy 2015,
/// arXiv:1502.03167): scale (x - mean) / sqrt(variance + epsilon) + shift. Training takes the batch's mean
/// and (biased) variance and keeps running ones, which scoring takes.
/// </summary>
public sealed record BatchNormalization : Layer
{
    /// <summary>Share of the running statistics that a step keeps; 0 or more, below 1.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init; } = 1e-5;

    internal override string Kind => "batchNormalization";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Momentum is >= 0 and < 1, "momentum", Momentum, "at least 0 and below 1");
        Require(double.IsFinite(Epsilon) && Epsilon > 0, "epsilon", Epsilon, "positive");
        return input;
    }

    internal override IEnumerable<ParameterShape> Parameters(FeatureShape input) =>
    [
        new ParameterShape(ParameterKind.Scale, input.Channels),
        new ParameterShape(ParameterKind.Shift, input.Channels),
        new ParameterShape(ParameterKind.RunningMean, input.Channels),
        new ParameterShape(ParameterKind.RunningVariance, input.Channels),
    ];
}
