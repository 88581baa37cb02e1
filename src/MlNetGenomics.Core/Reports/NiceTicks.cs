using System.Globalization;

namespace MlNetGenomics.Reports;

/// <summary>
/// Axis marks at round numbers: steps of 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers for
/// graph labels").
/// </summary>
internal sealed class NiceTicks
{
    private readonly int _decimals;

    private NiceTicks(double[] values, double step)
    {
        Values = values;
        Step = step;
        _decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
    }

    /// <summary>The marks, ascending; all of them inside the range they were made for.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Distance of two marks.</summary>
    public double Step { get; }

    /// <summary>Marks inside a range.</summary>
    /// <param name="low">Low end, finite.</param>
    /// <param name="high">High end, over <paramref name="low"/>.</param>
    /// <param name="wanted">About how many, at least 2.</param>
    /// <param name="areWhole">Whether only whole numbers make sense (epochs, counts).</param>
    public static NiceTicks Inside(double low, double high, int wanted = 5, bool areWhole = false)
    {
        double step = RoundStep((high - low) / Math.Max(1, wanted - 1));
        if (areWhole)
            step = Math.Max(1, step);
        double first = Math.Ceiling(low / step - 1e-9), last = Math.Floor(high / step + 1e-9);
        var values = new double[Math.Max(0, (int)(last - first) + 1)];
        // Multiples, not sums, so that rounding errors do not add up; + 0 turns -0 into 0.
        for (int i = 0; i < values.Length; i++)
            values[i] = (first + i) * step + 0.0;
        return new NiceTicks(values, step);
    }

    /// <summary>The range of some values, widened by a share on both sides; never empty.</summary>
    public static (double Low, double High) Pad(double low, double high, double share = 0.04)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
            return (0, 1);
        double width = high - low;
        double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        if (!(width > magnitude * 1e-9))
        {
            double half = magnitude > 0 ? magnitude / 2 : 0.5;
            return (low - half, high + half);
        }
        return (low - width * share, high + width * share);
    }

    /// <summary>A mark as text, with the decimals the step needs.</summary>
    public string Label(double value)
    {
        double magnitude = Values.Count == 0 ? 0 : Math.Max(Math.Abs(Values[0]), Math.Abs(Values[^1]));
        if (magnitude >= 1e6 || _decimals > 5)
            return Math.Abs(value) < Step / 2 ? "0" : value.ToString("0.##e0", CultureInfo.InvariantCulture);
        // A true minus sign has the width of a digit.
        return value.ToString("F" + _decimals, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    private static double RoundStep(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double fraction = raw / power;
        double nice = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10;
        return nice * power;
    }
}
