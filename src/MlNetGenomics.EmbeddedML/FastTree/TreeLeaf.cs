namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Rows of a leaf while a tree grows, sums of their targets in every bin, and the split that gains most.</summary>
internal sealed class TreeLeaf
{
    private readonly Bin[] _bins;

    /// <param name="data">All rows.</param>
    /// <param name="leastRows">Rows of a leaf, at least.</param>
    /// <param name="targets">What the tree fits.</param>
    /// <param name="rows">The leaf's rows.</param>
    /// <param name="split">
    /// The leaf that was split in two and the other part, which this one's sums follow from; null to add them up.
    /// </param>
    public TreeLeaf(
        TreeData data, int leastRows, double[] targets, int[] rows, (TreeLeaf Parent, TreeLeaf Sibling)? split)
    {
        Rows = rows;
        _bins = split is { } known ? Subtract(known.Parent._bins, known.Sibling._bins) : Sum(data, targets, rows);
        FindSplit(data, leastRows);
    }

    /// <summary>The rows.</summary>
    public int[] Rows { get; }

    /// <summary>What the best split gains; 0 or less where there is none.</summary>
    public double Gain { get; private set; } = double.NegativeInfinity;

    /// <summary>The feature to split by.</summary>
    public int Feature { get; private set; }

    /// <summary>The last bin that goes to the first part.</summary>
    public int LastBin { get; private set; }

    private static Bin[] Sum(TreeData data, double[] targets, int[] rows)
    {
        double[] ofRows = [.. rows.Select(row => targets[row])];
        var bins = new Bin[data.Features.Length * BinnedFeature.MostBins];
        for (int feature = 0; feature < data.Features.Length; feature++)
        {
            byte[] binOfRow = data.Features[feature].Bins;
            Span<Bin> ofFeature = bins.AsSpan(feature * BinnedFeature.MostBins, BinnedFeature.MostBins);
            for (int i = 0; i < rows.Length; i++)
            {
                ref Bin bin = ref ofFeature[binOfRow[rows[i]]];
                bin.Targets += ofRows[i];
                bin.Rows++;
            }
        }
        return bins;
    }

    private static Bin[] Subtract(Bin[] all, Bin[] part)
    {
        var rest = new Bin[all.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i].Targets = all[i].Targets - part[i].Targets;
            rest[i].Rows = all[i].Rows - part[i].Rows;
        }
        return rest;
    }

    private static double Explained(double targets, int rows) => targets * targets / rows;

    private void FindSplit(TreeData data, int leastRows)
    {
        int least = Math.Max(1, leastRows);
        for (int feature = 0; feature < data.Features.Length; feature++)
        {
            ReadOnlySpan<Bin> bins = _bins.AsSpan(
                feature * BinnedFeature.MostBins, data.Features[feature].Borders.Length + 1);
            double all = 0;
            foreach (ref readonly Bin bin in bins)
                all += bin.Targets;
            double whole = Explained(all, Rows.Length);
            double targets = 0;
            int rows = 0;
            for (int at = 0; at < bins.Length - 1; at++)
            {
                targets += bins[at].Targets;
                rows += bins[at].Rows;
                // A border behind an empty bin divides the rows as the one before it.
                if (rows < least || bins[at].Rows == 0)
                    continue;
                if (Rows.Length - rows < least)
                    break;
                double gain = Explained(targets, rows) + Explained(all - targets, Rows.Length - rows) - whole;
                if (gain > Gain)
                    (Gain, Feature, LastBin) = (gain, feature, at);
            }
        }
    }

    private struct Bin
    {
        public double Targets;
        public int Rows;
    }
}
