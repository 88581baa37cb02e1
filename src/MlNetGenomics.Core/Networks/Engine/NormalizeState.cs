using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>A batch's statistics for batch normalization, one number a channel.</summary>
internal sealed class NormalizeState(int channels, int step)
{
    /// <summary>Mean over sequences and positions.</summary>
    public double[] Mean { get; } = new double[channels];

    /// <summary>Biased variance.</summary>
    public double[] Variance { get; } = new double[channels];

    /// <summary>gamma / sqrt(variance + epsilon).</summary>
    public AlignedBuffer Scale { get; } = new(step);

    /// <summary>beta - mean scale.</summary>
    public AlignedBuffer Shift { get; } = new(step);

    /// <summary>What a feature is subtracted by before it is squared, to keep digits.</summary>
    public AlignedBuffer Origin { get; } = new(step);

    /// <summary>Factor of the feature in its gradient.</summary>
    public AlignedBuffer FeatureFactor { get; } = new(step);

    /// <summary>Constant in a feature's gradient.</summary>
    public AlignedBuffer Constant { get; } = new(step);
}
