using System.Text;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>
/// Names of an output's items, which ML.NET keeps in an ONNX file as the string keys of a node called
/// mlnet.(output).SlotNames. The file is read field by field (protobuf wire format; the numbers are those
/// of onnx.proto: ModelProto.graph 7, GraphProto.node 1, NodeProto.name 3 and attribute 5,
/// AttributeProto.name 1 and strings 9).
/// </summary>
internal static class OnnxSlotNames
{
    private const string Prefix = "mlnet.";
    private const string Suffix = ".SlotNames";

    public static IReadOnlyDictionary<string, string[]> Read(byte[] model)
    {
        var names = new Dictionary<string, string[]>();
        foreach (ReadOnlyMemory<byte> graph in Fields(model, 7))
        {
            foreach (ReadOnlyMemory<byte> node in Fields(graph, 1))
            {
                string name = Text(Fields(node, 3).FirstOrDefault());
                if (name.Length >= Prefix.Length + Suffix.Length &&
                    name.StartsWith(Prefix, StringComparison.Ordinal) &&
                    name.EndsWith(Suffix, StringComparison.Ordinal))
                    names[name[Prefix.Length..^Suffix.Length]] = Keys(node);
            }
        }
        return names;
    }

    private static string[] Keys(ReadOnlyMemory<byte> node)
    {
        foreach (ReadOnlyMemory<byte> attribute in Fields(node, 5))
        {
            if (Text(Fields(attribute, 1).FirstOrDefault()) == "keys_strings")
                return [.. Fields(attribute, 9).Select(Text)];
        }
        return [];
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The length-delimited fields of a number.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Number(message.Span, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(message.Span, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                case 2:
                    ulong length = Number(message.Span, ref at);
                    if (length > (ulong)(message.Length - at))
                        throw new FormatException("The ONNX model is damaged");
                    if (tag >> 3 == (ulong)number)
                        yield return message.Slice(at, (int)length);
                    at += (int)length;
                    break;
                default:
                    throw new FormatException("The ONNX model is damaged");
            }
        }
    }

    private static ulong Number(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < message.Length; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw new FormatException("The ONNX model is damaged");
    }
}
