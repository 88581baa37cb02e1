using MlNetGenomics.Statistics;

namespace MlNetGenomics.Variants;

/// <summary>
/// Takes the PVEs of all variants, one after the other, and says then which are among the greatest and what their q-values
/// are. Keeps four bytes a variant, and the different p-values, of which there are no more than benign variants and one.
/// </summary>
public sealed class VariantRanking
{
    private readonly List<float> _effects = [];
    private readonly TiedFalseDiscoveryRates _rates = new();

    /// <summary>Number of variants.</summary>
    public int Count => _effects.Count;

    /// <summary>PVEs in the order they came.</summary>
    public IReadOnlyList<float> Effects => _effects;

    /// <summary>Adds a variant.</summary>
    /// <param name="predictedEffect">Its PVE.</param>
    /// <param name="pValue">Its empirical p-value; null where there are no benign variants.</param>
    public void Add(float predictedEffect, double? pValue)
    {
        _effects.Add(predictedEffect);
        if (pValue is { } value)
            _rates.Add(value);
    }

    /// <summary>Ranks all.</summary>
    /// <param name="topShare">Share of the variants, over 0 to 1, that are the top ones.</param>
    /// <param name="tests">Of which variants false discovery rates are taken.</param>
    public VariantCalls Call(double topShare, VariantTests tests)
    {
        if (!(topShare is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(topShare), topShare, "must be over 0 to 1");
        if (Count == 0)
            return new VariantCalls(float.PositiveInfinity, 0, new Dictionary<double, double>());
        float[] sorted = [.. _effects];
        Array.Sort(sorted);
        float least = sorted[^Math.Max(1, (int)(topShare * sorted.Length))];
        // Variants as great as the last one belong to them too.
        int top = sorted.Length - FirstOf(sorted, least);
        return new VariantCalls(least, top, _rates.QValues(tests == VariantTests.Top ? top : null));
    }

    private static int FirstOf(float[] sorted, float value)
    {
        int first = Array.BinarySearch(sorted, value);
        while (first > 0 && sorted[first - 1] == value)
            first--;
        return first;
    }
}
