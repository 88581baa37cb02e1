using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx;

/// <summary>Tracks to vectors and back, and the order of flattened numbers.</summary>
internal sealed partial class NetworkGraphWriter
{
    /// <summary>Weights [width x channels x filters] as ONNX has them, [filters x channels x width].</summary>
    private static float[] ConvolutionWeights(ReadOnlySpan<float> values, int width, int channels, int filters) =>
        TensorAxes.Transpose(values, [width, channels, filters], [2, 1, 0]);

    /// <summary>Rows that lie position by position, put channel by channel.</summary>
    private static float[] Channelwise(ReadOnlySpan<float> values, FeatureShape track) =>
        TensorAxes.Transpose(
            values, [track.Positions, track.Channels, (int)(values.Length / track.Size)], [1, 0, 2]);

    /// <summary>[N, C, P] to [N, C P]; a vector stays.</summary>
    private OnnxTrack AsVector(OnnxTrack value, string? name = null)
    {
        if (value.IsVector)
            return value;
        FeatureShape shape = value.Shape;
        return new OnnxTrack(
            Node("Flatten", [value.Name], name ?? value.Name + "/vector"),
            new FeatureShape(1, (int)shape.Size),
            IsVector: true,
            shape is { Positions: > 1, Channels: > 1 } ? shape : null);
    }

    /// <summary>[N, C] to [N, C, 1]; a track stays.</summary>
    private OnnxTrack AsTrack(OnnxTrack value)
    {
        if (!value.IsVector)
            return value;
        OnnxTrack vector = Positionwise(value);
        string name = Free(value.Name + "/track");
        string axis = _builder.Int64Constant(name + "/axis", [2], 1);
        return new OnnxTrack(_builder.Node("Unsqueeze", [vector.Name, axis], name), value.Shape);
    }

    /// <summary>The vector with its numbers position by position.</summary>
    private OnnxTrack Positionwise(OnnxTrack vector)
    {
        if (vector.Channelwise is not { } track)
            return vector;
        string name = Free(vector.Name + "/by_position");
        string shape = _builder.Int64Constant(name + "/shape", [0, track.Channels, track.Positions], 3);
        string channels = _builder.Node("Reshape", [vector.Name, shape], name + "/channels");
        string positions = _builder.Node(
            "Transpose", [channels], name + "/positions", OnnxAttribute.Ints("perm", 0, 2, 1));
        return vector with { Name = _builder.Node("Flatten", [positions], name), Channelwise = null };
    }

    /// <summary>Two values of the same shape in the same form.</summary>
    private (OnnxTrack First, OnnxTrack Second) Alike(OnnxTrack first, OnnxTrack second)
    {
        if (first.IsVector != second.IsVector)
            (first, second) = (AsVector(first), AsVector(second));
        return first.Channelwise == second.Channelwise
            ? (first, second)
            : (Positionwise(first), Positionwise(second));
    }
}
