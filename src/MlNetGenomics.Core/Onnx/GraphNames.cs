using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>Renames what a graph has.</summary>
internal static class GraphNames
{
    /// <summary>Gives every value and operator of a graph, and of the graphs in it, another name.</summary>
    public static void Change(GraphProto graph, Func<string, string> rename)
    {
        foreach (NodeProto node in graph.Node)
        {
            node.Name = New(node.Name);
            for (int i = 0; i < node.Input.Count; i++)
                node.Input[i] = New(node.Input[i]);
            for (int i = 0; i < node.Output.Count; i++)
                node.Output[i] = New(node.Output[i]);
            foreach (GraphProto inner in node.Attribute.SelectMany(Graphs))
                Change(inner, rename);
        }
        foreach (TensorProto constant in graph.Initializer)
            constant.Name = New(constant.Name);
        foreach (ValueInfoProto value in graph.Input.Concat(graph.Output).Concat(graph.ValueInfo))
            value.Name = New(value.Name);

        // An operator that leaves an input or output out names it "".
        string New(string name) => name.Length == 0 ? name : rename(name);
    }

    private static IEnumerable<GraphProto> Graphs(AttributeProto attribute) =>
        attribute.G is { } one ? [one, .. attribute.Graphs] : attribute.Graphs;
}
