using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;
using AttributeType = MlNetGenomics.Onnx.Proto.AttributeProto.Types.AttributeType;

namespace MlNetGenomics.Onnx;

/// <summary>A named setting of an ONNX operator.</summary>
public sealed class OnnxAttribute
{
    private OnnxAttribute(AttributeProto proto) => Proto = proto;

    /// <summary>The setting's name.</summary>
    public string Name => Proto.Name;

    internal AttributeProto Proto { get; }

    /// <summary>An integer.</summary>
    public static OnnxAttribute Int(string name, long value) =>
        new(new AttributeProto { Name = name, Type = AttributeType.Int, I = value });

    /// <summary>A number.</summary>
    public static OnnxAttribute Float(string name, float value) =>
        new(new AttributeProto { Name = name, Type = AttributeType.Float, F = value });

    /// <summary>A text.</summary>
    public static OnnxAttribute String(string name, string value) =>
        new(new AttributeProto { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) });

    /// <summary>A list of integers.</summary>
    public static OnnxAttribute Ints(string name, params ReadOnlySpan<long> values)
    {
        var proto = new AttributeProto { Name = name, Type = AttributeType.Ints };
        proto.Ints.AddRange(values.ToArray());
        return new OnnxAttribute(proto);
    }

    /// <summary>A list of texts.</summary>
    public static OnnxAttribute Strings(string name, params ReadOnlySpan<string> values)
    {
        var proto = new AttributeProto { Name = name, Type = AttributeType.Strings };
        foreach (string value in values)
            proto.Strings.Add(ByteString.CopyFromUtf8(value));
        return new OnnxAttribute(proto);
    }

    /// <summary>A graph, such as what a loop repeats.</summary>
    internal static OnnxAttribute Graph(string name, GraphProto value) =>
        new(new AttributeProto { Name = name, Type = AttributeType.Graph, G = value });
}
