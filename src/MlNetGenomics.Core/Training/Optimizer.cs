namespace MlNetGenomics.Training;

/// <summary>How a step is taken from a gradient, as data; the step size is given with each step.</summary>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>Numbers that are kept for each parameter from step to step.</summary>
    public abstract int StateSize { get; }

    /// <summary>Fails where a setting is out of its range, naming it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public abstract void Validate();

    /// <summary>Fails unless a share that is kept from step to step lies in 0..1, 1 not included.</summary>
    private protected static void RequireShare(double value, string name)
    {
        if (value is not (>= 0 and < 1))
            throw new GenomicsException(FormattableString.Invariant($"{name} {value}: must be at least 0 and below 1"));
    }

    /// <summary>Fails unless what keeps a quotient finite is positive.</summary>
    private protected static void RequireEpsilon(double value, string name)
    {
        if (!(double.IsFinite(value) && (float)value > 0))
            throw new GenomicsException(FormattableString.Invariant($"{name} {value}: must be positive"));
    }
}
