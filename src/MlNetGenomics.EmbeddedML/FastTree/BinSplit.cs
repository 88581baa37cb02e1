namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Where a leaf can be split by a feature.</summary>
/// <param name="Gain">How much more of the squared targets the two parts explain; negative infinity for no split.</param>
/// <param name="LastBin">The last bin that goes to the first part.</param>
internal readonly record struct BinSplit(double Gain, int LastBin)
{
    public static readonly BinSplit None = new(double.NegativeInfinity, 0);

    /// <summary>The split of most gain, the first of equal ones.</summary>
    public static BinSplit Find(TreeLeaf leaf, ReadOnlySpan<BinSum> sums, int leastRows)
    {
        BinSplit best = None;
        double whole = Explained(leaf.Targets, leaf.Rows.Length);
        var first = default(BinSum);
        for (int at = 0; at < sums.Length - 1; at++)
        {
            first.Add(sums[at]);
            // A border behind an empty bin divides the rows as the one before it.
            if (first.Rows < leastRows || sums[at].Rows == 0)
                continue;
            int second = leaf.Rows.Length - first.Rows;
            if (second < leastRows)
                break;
            double gain = Explained(first.Targets, first.Rows) + Explained(leaf.Targets - first.Targets, second) - whole;
            if (gain > best.Gain)
                best = new BinSplit(gain, at);
        }
        return best;
    }

    private static double Explained(double targets, int rows) => targets * targets / rows;
}
