using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Interpretation;

/// <summary>Which windows of the sequences make up a filter's motif.</summary>
public sealed record FilterMotifSettings
{
    /// <summary>
    /// Koo and Eddy 2019 (doi:10.1371/journal.pcbi.1007560), Methods: of each sequence whose best activation is above
    /// 70 % of the filter's greatest, the window of that best one.
    /// </summary>
    public static readonly FilterMotifSettings Paper = new();

    /// <summary>What the authors' released program did: every window above 50 %, weighted by its activation.</summary>
    public static readonly FilterMotifSettings Program = new()
    {
        Threshold = 0.5,
        BestOfSequence = false,
        IsWeighted = true,
    };

    /// <summary>Share of the filter's greatest activation over all sequences that a window must exceed; 0 or more, below 1.</summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>Whether only the best window of a sequence counts, the first where several are equal.</summary>
    public bool BestOfSequence { get; init; } = true;

    /// <summary>Whether a window counts as much as its activation, rather than once.</summary>
    public bool IsWeighted { get; init; }

    /// <summary>
    /// Bits that a column must exceed to be within the clipped motif (Koo and Eddy's program: .5); 0 or more.
    /// </summary>
    public double ClipInformation { get; init; } = 0.5;

    /// <summary>Columns that the clipped motif keeps either side of the informative ones; 0 or more.</summary>
    public int ClipMargin { get; init; } = 3;

    /// <summary>Fails where a setting is out of its range, naming it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public void Validate()
    {
        Require(Threshold is >= 0 and < 1, "threshold", Threshold, "at least 0 and below 1");
        Require(
            double.IsFinite(ClipInformation) && ClipInformation >= 0, "clip information", ClipInformation, "0 or more");
        Require(ClipMargin >= 0, "clip margin", ClipMargin, "0 or more");
    }
}
