using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>
/// ONNX models for hosts that score one row a call and take a column's type from an output's shape, as
/// ML.NET does.
/// </summary>
public static class OnnxRowForm
{
    /// <summary>
    /// The model with output [1, ...] declared and computed as [...], so that a column of it is of the
    /// same type as one made in memory.
    /// </summary>
    /// <param name="model">The content of an ONNX file that takes text.</param>
    /// <param name="output">Name of the output; every dimension after the first must be fixed.</param>
    /// <param name="slotNames">
    /// Names of the output's items, which ML.NET then gives as the column's slot names; null for none.
    /// </param>
    /// <exception cref="ArgumentException">The model has no such output.</exception>
    public static byte[] Convert(byte[] model, string output, IReadOnlyList<string>? slotNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelProto proto = OnnxFile.Parse(model, "model");
        GraphProto graph = proto.Graph;
        ValueInfoProto declared = graph.Output.FirstOrDefault(value => value.Name == output) ??
            throw new ArgumentException($"the model has no output named {output}", nameof(output));

        string batch = output + "/batch";
        foreach (NodeProto node in graph.Node)
        {
            Rename(node.Input, output, batch);
            Rename(node.Output, output, batch);
        }
        declared.Type.TensorType.Shape.Dim.RemoveAt(0);
        var shape = new TensorProto
        {
            Name = output + "/row_shape",
            DataType = (int)OnnxElementType.Int64,
            Dims = { declared.Type.TensorType.Shape.Dim.Count },
        };
        // Reshaping, rather than squeezing, also fails where there is more than one row.
        shape.Int64Data.AddRange(declared.Type.TensorType.Shape.Dim.Select(dimension => dimension.DimValue));
        graph.Initializer.Add(shape);
        graph.Node.Add(new NodeProto
        {
            OpType = "Reshape",
            Name = output + "/row",
            Input = { batch, shape.Name },
            Output = { output },
        });
        if (slotNames is not null)
            graph.Node.Add(SlotNames(graph.Input[0].Name, output, slotNames));
        return proto.ToByteArray();
    }

    /// <summary>The node, of no use to the computation, whose keys ML.NET reads as slot names.</summary>
    private static NodeProto SlotNames(string text, string output, IReadOnlyList<string> slotNames)
    {
        string name = SlotNamesNode(output);
        var node = new NodeProto
        {
            OpType = "LabelEncoder",
            Domain = OnnxGraphBuilder.MachineLearningDomain,
            Name = name,
            Input = { text },
            Output = { name },
        };
        string[] names = [.. slotNames];
        node.Attribute.Add(OnnxAttribute.Strings("keys_strings", names).Proto);
        node.Attribute.Add(OnnxAttribute.Strings("values_strings", names).Proto);
        return node;
    }

    /// <summary>Name by which ML.NET finds the node that holds an output's slot names.</summary>
    internal static string SlotNamesNode(string output) => $"mlnet.{output}.SlotNames";

    private static void Rename(IList<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == from)
                names[i] = to;
        }
    }
}
