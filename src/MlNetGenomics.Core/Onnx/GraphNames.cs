using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>Names in a graph and in the graphs within it.</summary>
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
            foreach (GraphProto inner in Within(node))
                Change(inner, rename);
        }
        foreach (TensorProto constant in graph.Initializer)
            constant.Name = New(constant.Name);
        foreach (ValueInfoProto value in graph.Input.Concat(graph.Output).Concat(graph.ValueInfo))
            value.Name = New(value.Name);

        // An operator that leaves an input or output out names it "".
        string New(string name) => name.Length == 0 ? name : rename(name);
    }

    /// <summary>The graphs that an operator runs: branches, the body of a loop.</summary>
    public static IEnumerable<GraphProto> Within(NodeProto node) => node.Attribute.SelectMany(
        attribute => attribute.G is { } one ? [one, .. attribute.Graphs] : (IEnumerable<GraphProto>)attribute.Graphs);
}
