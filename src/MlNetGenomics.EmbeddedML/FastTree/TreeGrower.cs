namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Grows one tree at a time: the leaf whose best split explains most of the targets is split next.</summary>
internal sealed class TreeGrower(TreeData data, int mostLeaves, int leastRows)
{
    /// <summary>A tree that fits targets by least squares; null where not even the first split is possible.</summary>
    public GrownTree Grow(double[] targets)
    {
        int[] all = [.. Enumerable.Range(0, targets.Length)];
        var tree = new GrownTree(data, new TreeLeaf(data, leastRows, targets, all, null));
        while (tree.Leaves.Count < mostLeaves)
        {
            int best = Enumerable.Range(0, tree.Leaves.Count).MaxBy(leaf => tree.Leaves[leaf].Gain);
            if (!(tree.Leaves[best].Gain > 0))
                break;
            tree.Split(best, targets, leastRows);
        }
        return tree.Leaves.Count > 1 ? tree : null;
    }
}
