namespace MlNetGenomics.Sequences;

/// <summary>How often each base occurs by chance. The four values are positive and sum to 1.</summary>
public sealed record BaseBackground
{
    /// <summary>A quarter each.</summary>
    public static readonly BaseBackground Uniform = new(0.25, 0.25, 0.25, 0.25);

    /// <summary>The AT-rich background of the MuSeAM program.</summary>
    public static readonly BaseBackground HumanAtRich = new(0.295, 0.205, 0.205, 0.295);

    /// <summary>Makes a background.</summary>
    /// <exception cref="GenomicsException">A value is not positive, or they do not sum to 1 within .001.</exception>
    public BaseBackground(double a, double c, double g, double t)
    {
        if (!(a > 0 && c > 0 && g > 0 && t > 0) || !(Math.Abs(a + c + g + t - 1) <= 0.001))
            throw new GenomicsException($"background {a},{c},{g},{t}: four positive numbers that sum to 1 are needed");
        (A, C, G, T) = (a, c, g, t);
    }

    /// <summary>Share of A.</summary>
    public double A { get; }

    /// <summary>Share of C.</summary>
    public double C { get; }

    /// <summary>Share of G.</summary>
    public double G { get; }

    /// <summary>Share of T.</summary>
    public double T { get; }

    /// <summary>Share of base code <paramref name="base"/> (0..3).</summary>
    public double this[int @base] => @base switch
    {
        Dna.A => A,
        Dna.C => C,
        Dna.G => G,
        Dna.T => T,
        _ => throw new ArgumentOutOfRangeException(nameof(@base)),
    };
}
