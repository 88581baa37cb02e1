using System.Globalization;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tuning;

/// <summary>A setting that is varied, and between which values.</summary>
public sealed record SearchParameter
{
    private SearchParameter(string name, double minimum, double maximum, bool isWhole)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        SettingCheck.Require(
            double.IsFinite(minimum) && double.IsFinite(maximum) && minimum > 0 && minimum <= maximum,
            name, FormattableString.Invariant($"{minimum}..{maximum}"), "from one positive number to one that is not less");
        Name = name;
        Minimum = minimum;
        Maximum = maximum;
        IsWhole = isWhole;
    }

    /// <summary>Name of the setting; a column of the table of trials.</summary>
    public string Name { get; }

    /// <summary>The least value.</summary>
    public double Minimum { get; }

    /// <summary>The greatest value.</summary>
    public double Maximum { get; }

    /// <summary>Whether only whole numbers are drawn, all equally likely; otherwise logarithms are.</summary>
    public bool IsWhole { get; }

    /// <summary>A whole number, both ends included.</summary>
    /// <exception cref="GenomicsException">The range is empty, or reaches below 1.</exception>
    public static SearchParameter Whole(string name, int minimum, int maximum) => new(name, minimum, maximum, true);

    /// <summary>A positive number whose logarithm is uniform.</summary>
    /// <exception cref="GenomicsException">The range is empty, or reaches below 0.</exception>
    public static SearchParameter Logarithmic(string name, double minimum, double maximum) =>
        new(name, minimum, maximum, false);

    /// <summary>A value.</summary>
    internal double Draw(SplittableRandom random)
    {
        if (IsWhole)
            return Minimum + random.NextInt((int)(Maximum - Minimum) + 1);
        double drawn = Minimum * Math.Pow(Maximum / Minimum, random.NextDouble());
        // Three digits say what was drawn: the table's value gives the same network again.
        return Math.Clamp(double.Parse(drawn.ToString("g3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), Minimum, Maximum);
    }
}
