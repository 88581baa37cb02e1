namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A feature of all rows, divided into bins: one a value, or, where there are more values, 255 of about as many rows
/// each. Where most rows are in the same bin, only the others are kept.
/// </summary>
internal sealed class BinnedFeature
{
    public const int MostBins = 255;

    // Rows kept are worth it up to this share: each of them is looked up in every leaf.
    private const double SparseShare = 0.2;

    private readonly byte[] _bins;

    // The rows that _bins are of; null for all.
    private readonly int[] _rows;

    private BinnedFeature(int index, float[] borders, byte[] bins, int[] rows, byte commonBin)
    {
        Index = index;
        Borders = borders;
        _bins = bins;
        _rows = rows;
        CommonBin = commonBin;
    }

    /// <summary>Number of the feature in a row.</summary>
    public int Index { get; }

    /// <summary>Upper ends of all bins but the last; values equal to one are within.</summary>
    public float[] Borders { get; }

    /// <summary>Number of bins.</summary>
    public int BinCount => Borders.Length + 1;

    /// <summary>The bin of the rows that are not kept.</summary>
    private byte CommonBin { get; }

    /// <summary>Divides a feature into bins; null where no border leaves enough rows on both sides.</summary>
    /// <param name="index">Number of the feature.</param>
    /// <param name="rows">The rows, in order, where it is not 0.</param>
    /// <param name="values">Its values there.</param>
    /// <param name="rowCount">Number of all rows.</param>
    /// <param name="leastRows">Rows of a leaf, at least.</param>
    public static BinnedFeature Create(
        int index, ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int rowCount, int leastRows)
    {
        List<(float Value, int Rows)> distinct = Distinct(values, rowCount - rows.Length);
        if (!CanSplit(distinct, rowCount, Math.Max(1, leastRows)))
            return null;
        float[] borders = distinct.Count <= MostBins
            ? [.. distinct.Skip(1).Select((next, i) => Border(distinct[i].Value, next.Value))]
            : Quantiles(distinct, rowCount);
        byte zero = BinOf(borders, 0);
        if (rows.Length <= SparseShare * rowCount)
        {
            var kept = new byte[rows.Length];
            for (int i = 0; i < kept.Length; i++)
                kept[i] = BinOf(borders, values[i]);
            return new BinnedFeature(index, borders, kept, rows.ToArray(), zero);
        }
        var bins = new byte[rowCount];
        bins.AsSpan().Fill(zero);
        for (int i = 0; i < rows.Length; i++)
            bins[rows[i]] = BinOf(borders, values[i]);
        return new BinnedFeature(index, borders, bins, null, 0);
    }

    /// <summary>Sums the targets of a leaf's rows by bins.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="targets">Targets of all rows.</param>
    /// <param name="isMember">Which rows are the leaf's.</param>
    /// <param name="sums">Receives a sum for each bin.</param>
    public void Sum(TreeLeaf leaf, double[] targets, bool[] isMember, Span<BinSum> sums)
    {
        sums.Clear();
        if (_rows is null)
        {
            foreach (int row in leaf.Rows)
                sums[_bins[row]].Add(targets[row]);
            return;
        }
        for (int i = 0; i < _rows.Length; i++)
        {
            if (isMember[_rows[i]])
                sums[_bins[i]].Add(targets[_rows[i]]);
        }
        var rest = new BinSum { Targets = leaf.Targets, Rows = leaf.Rows.Length };
        foreach (ref readonly BinSum sum in sums)
            rest.Subtract(sum);
        sums[CommonBin].Add(rest);
    }

    /// <summary>Marks the rows whose bin is one of the first, up to <paramref name="lastBin"/>.</summary>
    public void Mark(int lastBin, bool[] isFirst)
    {
        if (_rows is null)
        {
            for (int row = 0; row < isFirst.Length; row++)
                isFirst[row] = _bins[row] <= lastBin;
            return;
        }
        isFirst.AsSpan().Fill(CommonBin <= lastBin);
        for (int i = 0; i < _rows.Length; i++)
            isFirst[_rows[i]] = _bins[i] <= lastBin;
    }

    private static List<(float Value, int Rows)> Distinct(ReadOnlySpan<float> values, int zeros)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var distinct = new List<(float Value, int Rows)>();
        foreach (float value in sorted)
        {
            if (value > 0)
                AddZeros();
            if (distinct.Count > 0 && distinct[^1].Value == value)
                distinct[^1] = (value, distinct[^1].Rows + 1);
            else
                distinct.Add((value, 1));
        }
        AddZeros();
        return distinct;

        void AddZeros()
        {
            if (zeros > 0)
                distinct.Add((0, zeros));
            zeros = 0;
        }
    }

    private static bool CanSplit(List<(float Value, int Rows)> distinct, int rowCount, int leastRows)
    {
        int below = 0;
        foreach ((_, int rows) in distinct)
        {
            below += rows;
            if (below >= leastRows)
                return rowCount - below >= leastRows;
        }
        return false;
    }

    private static float[] Quantiles(List<(float Value, int Rows)> distinct, int rows)
    {
        var borders = new List<float>();
        int left = rows, inBin = 0;
        for (int i = 0; i + 1 < distinct.Count && borders.Count < MostBins - 1; i++)
        {
            inBin += distinct[i].Rows;
            if ((long)inBin * (MostBins - borders.Count) < left)
                continue;
            borders.Add(Border(distinct[i].Value, distinct[i + 1].Value));
            left -= inBin;
            inBin = 0;
        }
        return [.. borders];
    }

    /// <summary>Half way between two values, and below the greater one whatever the rounding.</summary>
    private static float Border(float lower, float upper)
    {
        var middle = (float)(((double)lower + upper) / 2);
        return middle < upper ? middle : lower;
    }

    private static byte BinOf(float[] borders, float value)
    {
        int at = Array.BinarySearch(borders, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
