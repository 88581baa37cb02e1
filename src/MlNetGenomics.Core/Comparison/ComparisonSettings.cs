namespace MlNetGenomics.Comparison;

/// <summary>When a comparison ends, and which candidates it leaves out on the way.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Every candidate is fitted to every split, however long it takes.</summary>
    public static readonly ComparisonSettings Full = new();

    /// <summary>
    /// Time for all fits, positive; null for as long as they take. As much as one more fit of the best candidate to all
    /// sequences would take is left unused. A first fit that takes more than half of the rest while others wait is given up,
    /// and so is its candidate.
    /// </summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>
    /// Leaves a candidate out once the chance that it is as good as the best, over the sequences tested so far
    /// (<see cref="SequenceBootstrap"/>), is below this, between 0 and 1; null to leave out none.
    /// </summary>
    public double? DiscardBelow { get; init; }

    /// <summary>What the best is told by; null for the usual metric of the goal.</summary>
    public ComparisonMetric? Metric { get; init; }

    /// <summary>Ends the comparison early, in the middle of a fit: what is done by then is its result.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    internal void Validate()
    {
        if (Budget is { } budget && budget <= TimeSpan.Zero)
            throw new GenomicsException(FormattableString.Invariant($"a budget of {budget.TotalSeconds} s, expected more than 0"));
        if (DiscardBelow is { } share && share is not (> 0 and < 1))
            throw new GenomicsException(FormattableString.Invariant($"discard below {share}, expected a chance between 0 and 1"));
    }
}
