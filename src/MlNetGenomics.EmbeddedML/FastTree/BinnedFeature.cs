namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A feature of all rows, divided into bins: one a value, or, where there are more values, 255 of about as many rows
/// each.
/// </summary>
internal sealed class BinnedFeature
{
    public const int MostBins = 255;

    public BinnedFeature(float[] values)
    {
        (float Value, int Rows)[] distinct =
            [.. values.GroupBy(value => value).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
        Borders = distinct.Length <= MostBins
            ? [.. distinct.Skip(1).Select((next, i) => Border(distinct[i].Value, next.Value))]
            : Quantiles(distinct, values.Length);
        Bins = [.. values.Select(BinOf)];
    }

    /// <summary>Upper ends of all bins but the last; values equal to one are within.</summary>
    public float[] Borders { get; }

    /// <summary>The bin of each row.</summary>
    public byte[] Bins { get; }

    private static float[] Quantiles((float Value, int Rows)[] distinct, int rows)
    {
        var borders = new List<float>();
        int left = rows, inBin = 0;
        for (int i = 0; i + 1 < distinct.Length && borders.Count < MostBins - 1; i++)
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

    private byte BinOf(float value)
    {
        int at = Array.BinarySearch(Borders, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
