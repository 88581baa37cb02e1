namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A leaf while its tree grows.</summary>
internal sealed class TreeLeaf
{
    public TreeLeaf(int[] rows, double[] targets)
    {
        Rows = rows;
        foreach (int row in rows)
            Targets += targets[row];
    }

    /// <summary>The rows.</summary>
    public int[] Rows { get; }

    /// <summary>Sum of their targets.</summary>
    public double Targets { get; }

    /// <summary>Sums of the targets in the bins of all features; null where they are not known.</summary>
    public BinSum[] Sums { get; set; }

    /// <summary>
    /// The features that can split the leaf, by their place among the data's; those that cannot never can split a part of it.
    /// </summary>
    public int[] Candidates { get; set; } = [];

    /// <summary>The feature to split by, by its place among the data's.</summary>
    public int Feature { get; set; }

    /// <summary>Where to split it.</summary>
    public BinSplit Split { get; set; } = BinSplit.None;
}
