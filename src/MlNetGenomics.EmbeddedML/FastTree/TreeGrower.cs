namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Grows one tree at a time: the leaf whose best split explains most of the targets is split next. Sums are taken of
/// the smaller part of a split, and those of the larger one are what it leaves. Features are shared out to threads, and
/// each is summed in the order of the rows, so that trees do not depend on the number of threads.
/// </summary>
/// <param name="data">All rows.</param>
/// <param name="mostLeaves">Leaves of a tree, at most.</param>
/// <param name="leastRows">Rows of a leaf, at least.</param>
/// <param name="random">
/// Of a random forest, what decides whether a better feature is taken, which it is with a chance of
/// <see cref="ShareOfBetterFeatures"/>; null to take the best.
/// </param>
internal sealed class TreeGrower(TreeData data, int mostLeaves, int leastRows, Random random = null)
{
    /// <summary>ML.NET's FeatureFractionPerSplit of a random forest.</summary>
    private const double ShareOfBetterFeatures = 0.7;

    // Features of a task, so that tasks are long enough to be worth their start.
    private const int BlockSize = 128;

    private readonly int _least = Math.Max(1, leastRows);
    private readonly bool[] _isMember = new bool[data.Labels.Length];
    private readonly BinSplit[] _ofSmaller = new BinSplit[data.Features.Length];
    private readonly BinSplit[] _ofLarger = new BinSplit[data.Features.Length];
    private readonly Stack<BinSum[]> _free = [];

    /// <summary>A tree that fits targets by least squares; null where not even the first split is possible.</summary>
    /// <param name="targets">Targets of all rows.</param>
    /// <param name="rows">The rows to fit, in order.</param>
    /// <param name="isActive">Which features may be split; null for all.</param>
    public GrownTree Grow(double[] targets, int[] rows, bool[] isActive = null)
    {
        var tree = new GrownTree(data, new TreeLeaf(rows, targets));
        int[] active = [.. Enumerable.Range(0, data.Features.Length).Where(feature => isActive?[feature] ?? true)];
        FindSplits(tree.Leaves[0], null, null, active, targets);
        if (double.IsNegativeInfinity(tree.Leaves[0].Split.Gain))
            return null;
        // The first split is made whatever it gains.
        int best = 0;
        do
        {
            TreeLeaf parent = tree.Leaves[best];
            (TreeLeaf smaller, TreeLeaf larger) = tree.Split(best, targets);
            FindSplits(smaller, larger, parent.Sums, parent.Candidates, targets);
            best = Enumerable.Range(0, tree.Leaves.Count).MaxBy(leaf => tree.Leaves[leaf].Split.Gain);
        }
        while (tree.Leaves.Count < mostLeaves && tree.Leaves[best].Split.Gain > 0);
        foreach (TreeLeaf leaf in tree.Leaves)
            Release(leaf);
        return tree;
    }

    /// <summary>Finds how to split the root, or the two parts of a leaf whose sums the larger one takes over.</summary>
    private void FindSplits(
        TreeLeaf smaller, TreeLeaf larger, BinSum[] parentSums, int[] candidates, double[] targets)
    {
        if ((larger ?? smaller).Rows.Length < 2 * _least)
        {
            if (parentSums is not null)
                _free.Push(parentSums);
            return;
        }
        smaller.Sums = _free.TryPop(out BinSum[] free) ? free : new BinSum[data.Starts[^1]];
        if (larger is not null)
            larger.Sums = parentSums;
        foreach (int row in smaller.Rows)
            _isMember[row] = true;
        int blocks = (candidates.Length + BlockSize - 1) / BlockSize;
        Parallel.For(0, blocks, block =>
        {
            int start = block * BlockSize;
            foreach (int feature in candidates.AsSpan(start, Math.Min(BlockSize, candidates.Length - start)))
                FindSplit(feature, smaller, larger, targets);
        });
        foreach (int row in smaller.Rows)
            _isMember[row] = false;
        Choose(smaller, candidates, _ofSmaller);
        if (larger is not null)
            Choose(larger, candidates, _ofLarger);
    }

    private void FindSplit(int feature, TreeLeaf smaller, TreeLeaf larger, double[] targets)
    {
        Range range = data.Starts[feature]..data.Starts[feature + 1];
        Span<BinSum> sums = smaller.Sums.AsSpan(range);
        data.Features[feature].Sum(smaller, targets, _isMember, sums);
        _ofSmaller[feature] = BinSplit.Find(smaller, sums, _least);
        if (larger is null)
            return;
        Span<BinSum> rest = larger.Sums.AsSpan(range);
        for (int i = 0; i < rest.Length; i++)
            rest[i].Subtract(sums[i]);
        _ofLarger[feature] = BinSplit.Find(larger, rest, _least);
    }

    private void Choose(TreeLeaf leaf, int[] candidates, BinSplit[] splits)
    {
        leaf.Candidates = [.. candidates.Where(feature => !double.IsNegativeInfinity(splits[feature].Gain))];
        foreach (int feature in leaf.Candidates)
        {
            bool isFirst = feature == leaf.Candidates[0];
            bool isBetter = splits[feature].Gain > leaf.Split.Gain;
            if (isBetter && (random is null || isFirst || random.NextDouble() < ShareOfBetterFeatures))
                (leaf.Split, leaf.Feature) = (splits[feature], feature);
        }
    }

    private void Release(TreeLeaf leaf)
    {
        if (leaf.Sums is not null)
            _free.Push(leaf.Sums);
        leaf.Sums = null;
    }
}
