namespace MlNetGenomics.Tests.MachineLearning;

/// <summary>
/// A regression tree by trying every split of every leaf: the one that explains most of the squared labels is made next.
/// </summary>
internal static class NaiveTree
{
    /// <summary>The rows of each leaf.</summary>
    public static List<NumberRow[]> Grow(NumberRow[] rows, int mostLeaves, int least)
    {
        List<NumberRow[]> leaves = [rows];
        while (leaves.Count < mostLeaves)
        {
            var splits =
                from leaf in leaves
                from feature in Enumerable.Range(0, rows[0].Features.Length)
                from threshold in leaf.Select(row => row.Features[feature]).Distinct()
                let below = leaf.Where(row => row.Features[feature] <= threshold).ToArray()
                let above = leaf.Except(below).ToArray()
                where below.Length >= least && above.Length >= least
                select (Leaf: leaf, Below: below, Above: above, Gain: Explained(below) + Explained(above) - Explained(leaf));
            if (splits.ToArray() is not { Length: > 0 } all)
                break;
            var best = all.MaxBy(split => split.Gain);
            leaves.Remove(best.Leaf);
            leaves.AddRange([best.Below, best.Above]);
        }
        return leaves;
    }

    private static double Explained(NumberRow[] rows)
    {
        double sum = rows.Sum(row => (double)row.Label);
        return sum * sum / rows.Length;
    }
}
