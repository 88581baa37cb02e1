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
    /// <param name="model">The content of an ONNX file.</param>
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
        {
            // The names' operator comes from a builder, as a graph of its own that then joins this one.
            var names = new OnnxGraphBuilder("slot_names");
            AppendSlotNames(names, output, slotNames);
            ModelProto part = OnnxFile.Parse(names.ToBytes(), "slot names");
            graph.Node.Add(part.Graph.Node);
            graph.Initializer.Add(part.Graph.Initializer);
            foreach (OperatorSetIdProto set in part.OpsetImport)
            {
                if (proto.OpsetImport.All(known => known.Domain != set.Domain))
                    proto.OpsetImport.Add(set);
            }
        }
        return proto.ToByteArray();
    }

    /// <summary>
    /// Adds the operator, of no use to the computation, whose keys ML.NET reads as the slot names of an output.
    /// </summary>
    internal static void AppendSlotNames(OnnxGraphBuilder builder, string output, IReadOnlyList<string> slotNames)
    {
        string[] names = [.. slotNames];
        // ML.NET finds it by its name.
        string name = $"mlnet.{output}.SlotNames";
        builder.Node(
            OnnxGraphBuilder.MachineLearningDomain, "LabelEncoder", [builder.TextConstant(name + "/input", "")], name,
            OnnxAttribute.Strings("keys_strings", names), OnnxAttribute.Strings("values_strings", names));
    }

    private static void Rename(IList<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == from)
                names[i] = to;
        }
    }
}
