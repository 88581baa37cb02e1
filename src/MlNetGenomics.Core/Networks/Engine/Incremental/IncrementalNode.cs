using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Features between two operators.</summary>
/// <param name="Shape">Shape of a track.</param>
/// <param name="Strands">1, or 2 where each strand has its own.</param>
internal sealed record IncrementalNode(FeatureShape Shape, int Strands)
{
    /// <summary>Channels, filled up to whole vectors.</summary>
    public int Step { get; } = new FeatureBuffer(new FeatureShape(1, Shape.Channels), 0).Step;
}
