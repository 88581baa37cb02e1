using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks;

/// <summary>What a layer gives for each sequence of a batch, in double precision, [N x P x C].</summary>
internal sealed class NaiveTrack(int count, FeatureShape shape, double[]? values = null)
{
    public int Count => count;

    public FeatureShape Shape => shape;

    public double[] Values { get; } = values ?? new double[count * shape.Size];

    public ref double this[int sequence, int position, int channel] =>
        ref Values[(sequence * shape.Positions + position) * shape.Channels + channel];

    /// <summary>The same numbers, read in another shape.</summary>
    public NaiveTrack As(FeatureShape other) => new(count, other, Values);
}
