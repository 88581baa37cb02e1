namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A tree while it grows.</summary>
internal sealed class GrownTree(TreeData data, TreeLeaf root)
{
    private readonly List<(int Feature, float Threshold)> _nodes = [];

    // Where a node's two children are: nodes, or the complements of leaves.
    private readonly List<(int NotAbove, int Above)> _children = [];

    // The node that a leaf hangs on, and on which side.
    private readonly List<(int Node, bool IsAbove)> _parents = [(-1, false)];

    private readonly bool[] _isNotAbove = new bool[data.Labels.Length];

    /// <summary>The leaves, by number.</summary>
    public List<TreeLeaf> Leaves { get; } = [root];

    /// <summary>Splits a leaf: rows up to the threshold keep its number, the others get a new one.</summary>
    public (TreeLeaf Smaller, TreeLeaf Larger) Split(int leaf, double[] targets)
    {
        TreeLeaf parent = Leaves[leaf];
        BinnedFeature feature = data.Features[parent.Feature];
        feature.Mark(parent.Split.LastBin, _isNotAbove);
        var notAbove = new TreeLeaf([.. parent.Rows.Where(row => _isNotAbove[row])], targets);
        var above = new TreeLeaf([.. parent.Rows.Where(row => !_isNotAbove[row])], targets);

        int node = _nodes.Count;
        int added = Leaves.Count;
        _nodes.Add((feature.Index, feature.Borders[parent.Split.LastBin]));
        _children.Add((~leaf, ~added));
        (int hangsOn, bool isAbove) = _parents[leaf];
        if (hangsOn >= 0)
        {
            (int NotAbove, int Above) children = _children[hangsOn];
            _children[hangsOn] = isAbove ? (children.NotAbove, node) : (node, children.Above);
        }
        _parents[leaf] = (node, false);
        _parents.Add((node, true));
        Leaves[leaf] = notAbove;
        Leaves.Add(above);
        return notAbove.Rows.Length < above.Rows.Length ? (notAbove, above) : (above, notAbove);
    }

    /// <summary>The tree, with an output for each leaf.</summary>
    public RegressionTree ToTree(Func<TreeLeaf, double> output) => new(
        [.. _nodes.Select((node, i) =>
            new TreeNode(node.Feature, node.Threshold, _children[i].NotAbove, _children[i].Above))],
        [.. Leaves.Select(output)]);

    /// <summary>Adds a tree's outputs to the scores of all rows.</summary>
    public void AddOutputs(RegressionTree tree, double[] scores)
    {
        for (int leaf = 0; leaf < Leaves.Count; leaf++)
        {
            foreach (int row in Leaves[leaf].Rows)
                scores[row] += tree.Outputs[leaf];
        }
    }
}
