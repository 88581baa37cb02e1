using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// Batch normalization of each channel over the batch and all positions (Ioffe and Szegedy 2015,
/// arXiv:1502.03167): scale (x - mean) / sqrt(variance + epsilon) + shift. Training takes the batch's mean
/// and (biased) variance and keeps running ones, which scoring takes.
/// </summary>
public sealed record BatchNormalization : Layer
{
    /// <summary>
    /// Share of the running statistics that a step keeps; 0 or more, below 1. The first steps of a run keep less, step t
    /// at most 1 - 1 / t, so that the statistics are plain means of the batches until there are enough of these, and
    /// nothing is left of where they started.
    /// </summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Share of the running statistics that a step of a run, from 1, keeps.</summary>
    internal static double KeptShare(double momentum, long step) => Math.Min(momentum, 1 - 1.0 / step);

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
