namespace MlNetGenomics.Statistics;

/// <summary>Arithmetic of probabilities so close to 0 that 1 - p is 1 in double precision.</summary>
internal static class SmallProbability
{
    /// <summary>Chance that at least one of several independent events occurs, each of chance p: 1 - (1 - p)^count.</summary>
    public static double AnyOf(double p, double count) => FromLogComplement(count * LogComplement(p));

    /// <summary>ln(1 - p), precise for small p (Kahan's rule: ln(u) x / (u - 1) with u = 1 + x rounded).</summary>
    public static double LogComplement(double p)
    {
        double rounded = 1 - p;
        return rounded == 1 ? -p : Math.Log(rounded) * p / (1 - rounded);
    }

    /// <summary>1 - e^x, the p of a sum of <see cref="LogComplement"/>s, precise for x near 0 (Kahan's rule again).</summary>
    public static double FromLogComplement(double x)
    {
        double power = Math.Exp(x);
        if (power == 1)
            return -x;
        return power == 0 ? 1 : (1 - power) * x / Math.Log(power);
    }
}
