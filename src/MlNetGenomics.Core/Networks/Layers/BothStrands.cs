using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// Runs the same layers, with the same weights, on the sequence and on its reverse complement, and merges
/// the two results. Comes first in a network.
/// </summary>
/// <param name="Merge">How the strands are merged.</param>
/// <param name="Layers">The layers; 1 or more.</param>
public sealed record BothStrands(StrandMerge Merge, LayerSequence Layers) : Layer
{
    internal override string Kind => "bothStrands";

    internal override LayerSequence Inner => Layers;

    /// <summary>Shape after the merge; <paramref name="input"/> is what the inner layers give for one strand.</summary>
    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Enum.IsDefined(Merge), "merge", Merge, "concatenate or maximum");
        return Merge == StrandMerge.Concatenate ? input with { Positions = checked(2 * input.Positions) } : input;
    }
}
