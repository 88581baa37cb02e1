using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Interpretation.Seqlets;

/// <summary>What counts as a seqlet; defaults are those of tangermeme.</summary>
public sealed record SeqletSettings
{
    /// <summary>Every span of a seqlet that is long enough to be one has a p-value below this; over 0, at most 1.</summary>
    public double MaximumPValue { get; init; } = 0.01;

    /// <summary>Positions at least; 1 or more, though of single positions little can be said.</summary>
    public int MinimumLength { get; init; } = 4;

    /// <summary>Positions at most; as many as the least or more.</summary>
    public int MaximumLength { get; init; } = 25;

    /// <summary>Steps from the least to the greatest score that scores are rounded to; 2 or more.</summary>
    public int Bins { get; init; } = 1000;

    /// <summary>Fails unless every value is in its range.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    internal void Validate()
    {
        Require(MaximumPValue is > 0 and <= 1, "p-value", MaximumPValue, "over 0 and at most 1");
        Require(MinimumLength >= 1, "least length", MinimumLength, "1 or more");
        Require(
            MaximumLength >= MinimumLength, "greatest length", MaximumLength,
            FormattableString.Invariant($"the least, {MinimumLength}, or more"));
        // The distribution of the longest span has a place for every sum.
        Require(Bins >= 2 && (long)Bins * MaximumLength < 1 << 24, "bins", Bins, "2 or more, and their number times the greatest length below 2^24");
    }
}
