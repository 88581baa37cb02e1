using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A decision tree with a number at each leaf. Every node comes before its children.</summary>
internal sealed class RegressionTree(TreeNode[] nodes, double[] outputs)
{
    private const int NodeSize = 3 * sizeof(int) + sizeof(float);

    /// <summary>Outputs of the leaves.</summary>
    public IReadOnlyList<double> Outputs => outputs;

    public static RegressionTree Load(ModelLoadContext context, int featureCount)
    {
        var nodes = new TreeNode[context.ReadCount(NodeSize)];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new TreeNode(
                context.Reader.ReadInt32(), context.Reader.ReadSingle(), context.Reader.ReadInt32(),
                context.Reader.ReadInt32());
        }
        var outputs = new double[context.ReadCount(sizeof(double))];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = context.Reader.ReadDouble();
        for (int i = 0; i < nodes.Length; i++)
        {
            bool isValid = nodes[i].Feature >= 0 && nodes[i].Feature < featureCount &&
                IsChild(nodes[i].NotAbove, i) && IsChild(nodes[i].Above, i);
            Check.Decode(isValid, "The model has a tree whose nodes do not fit");
        }
        Check.Decode(nodes.Length > 0 && outputs.All(double.IsFinite), "The model has a tree without numbers");
        return new RegressionTree(nodes, outputs);

        // Children come after their node, so that no walk goes on for ever.
        bool IsChild(int child, int parent) =>
            child >= 0 ? child > parent && child < nodes.Length : ~child < outputs.Length;
    }

    public double Output(ReadOnlySpan<float> features)
    {
        int at = 0;
        while (at >= 0)
            at = features[nodes[at].Feature] <= nodes[at].Threshold ? nodes[at].NotAbove : nodes[at].Above;
        return outputs[~at];
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(nodes.Length);
        foreach (TreeNode node in nodes)
        {
            writer.Write(node.Feature);
            writer.Write(node.Threshold);
            writer.Write(node.NotAbove);
            writer.Write(node.Above);
        }
        writer.Write(outputs.Length);
        foreach (double output in outputs)
            writer.Write(output);
    }
}
