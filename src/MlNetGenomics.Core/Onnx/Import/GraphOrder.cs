using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx.Import;

/// <summary>The operators that an output needs, each after those whose values it takes.</summary>
internal static class GraphOrder
{
    /// <exception cref="GenomicsException">Operators wait for one another, or a value is made by none.</exception>
    public static List<NodeProto> Of(OnnxGraphIndex index, string output, string file)
    {
        var order = new List<NodeProto>();
        // Nodes compare by content, which is not what is meant here.
        var isDone = new Dictionary<NodeProto, bool>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(NodeProto Node, int Next)>();
        Enter(output, "the output of the model");
        // A stack of its own: the chain may be as long as the file.
        while (open.TryPop(out (NodeProto Node, int Next) at))
        {
            if (at.Next == at.Node.Input.Count)
            {
                isDone[at.Node] = true;
                order.Add(at.Node);
                continue;
            }
            open.Push((at.Node, at.Next + 1));
            Enter(at.Node.Input[at.Next], $"node {GraphNode.NameOf(at.Node)} ({at.Node.OpType})");
        }
        return order;

        void Enter(string value, string reader)
        {
            // An input that is left out has an empty name.
            if (value.Length == 0 || index.IsInput(value) || index.ConstantOf(value) is not null)
                return;
            if (index.MakerOf(value) is not { } node)
                throw new GenomicsException($"{file}: value {value}, read by {reader}, is made by no operator");
            if (!isDone.TryGetValue(node, out bool done))
            {
                isDone.Add(node, false);
                open.Push((node, 0));
            }
            else if (!done)
            {
                throw new GenomicsException(
                    $"{file}: node {GraphNode.NameOf(node)} ({node.OpType}) waits for its own result: "
                    + "the graph has a cycle");
            }
        }
    }
}
