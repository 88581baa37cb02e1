using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx;

/// <summary>What a layer gives, as a value of a graph that is being written.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Shape">Positions and channels.</param>
/// <param name="IsVector">Whether it is [N, C], for one position; else it is [N, C, P], as ONNX has tracks.</param>
/// <param name="Channelwise">
/// For a flattened track whose numbers lie channel by channel, as they come from [N, C, P], the track's shape;
/// null where they lie as our layers have them, position by position.
/// </param>
internal readonly record struct OnnxTrack(
    string Name, FeatureShape Shape, bool IsVector = false, FeatureShape? Channelwise = null);
