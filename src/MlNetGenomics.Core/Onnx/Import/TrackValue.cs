using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>What a chain of layers gives, as a tensor.</summary>
/// <param name="Chain">The layers.</param>
/// <param name="Layout">Where its numbers lie.</param>
internal sealed record TrackValue(TracedLayer Chain, TrackLayout Layout) : TracedValue
{
    /// <summary>Whether positions run backwards.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Whether channels run backwards.</summary>
    public bool HasChannelsReversed { get; init; }

    /// <summary>Whether it is one sequence's, without an axis for the batch.</summary>
    public bool IsRow { get; init; }

    public FeatureShape Shape => Chain.Output;
}
