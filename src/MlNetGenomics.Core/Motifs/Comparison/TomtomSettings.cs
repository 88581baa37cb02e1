using MlNetGenomics.Sequences;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// How <see cref="Tomtom"/> compares motifs and which matches it keeps. The defaults are the published method's;
/// <see cref="Program"/> is what the MEME Suite's program does unless told otherwise.
/// </summary>
public sealed record TomtomSettings
{
    /// <summary>The published method (Gupta et al. 2007, doi:10.1186/gb-2007-8-2-r24): all matches are kept.</summary>
    public static readonly TomtomSettings Paper = new();

    /// <summary>
    /// The program of the MEME Suite, versions 4.4 to 5: scores are complete, .1 pseudocounts a column, matches
    /// up to a q-value of .5.
    /// </summary>
    public static readonly TomtomSettings Program = new()
    {
        CompleteScores = true,
        Pseudocount = 0.1,
        MaximumQValue = 0.5,
    };

    /// <summary>The settings that have a name, by that name.</summary>
    public static IReadOnlyDictionary<string, TomtomSettings> Presets { get; } =
        new Dictionary<string, TomtomSettings> { ["paper"] = Paper, ["program"] = Program };

    /// <summary>How columns are compared.</summary>
    public ColumnDistance Distance { get; init; } = ColumnDistance.Euclidean;

    /// <summary>Least number of columns that must overlap, 1 or more; where a motif is narrower, all of it.</summary>
    public int MinimumOverlap { get; init; } = 1;

    /// <summary>Whether targets are tried in both orientations.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>
    /// Whether query columns without a partner count, each with the median score of that column against all
    /// target columns (Tanaka et al. 2011, doi:10.1093/bioinformatics/btr257). The best alignment is then the
    /// one of the greatest score, and its p-value that of the greatest score over all alignments. Without, the
    /// best alignment is the one of the smallest p-value.
    /// </summary>
    public bool CompleteScores { get; init; }

    /// <summary>
    /// Number of steps, 10 to 1,000, that the range of column scores is divided into: 100 in the program. A range's
    /// lower end and the number of steps a unit are rounded down to whole numbers, as there.
    /// </summary>
    public int Bins { get; init; } = 100;

    /// <summary>Count added to each column in all, shared out as <see cref="Background"/>; 0 or more.</summary>
    public double Pseudocount { get; init; }

    /// <summary>What pseudocounts are shared out by.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>Sites of a motif that does not know its own number, which pseudocounts are added to; over 0.</summary>
    public double DefaultSiteCount { get; init; } = 20;

    /// <summary>Matches with a greater p-value are left out.</summary>
    public double MaximumPValue { get; init; } = 1;

    /// <summary>Matches with a greater E-value are left out.</summary>
    public double MaximumEValue { get; init; } = double.PositiveInfinity;

    /// <summary>Matches with a greater q-value are left out.</summary>
    public double MaximumQValue { get; init; } = 1;

    /// <summary>Fails unless every value is in its range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumOverlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Bins, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Bins, 1000);
        RequireInRange(Enum.IsDefined(Distance), nameof(Distance), Distance);
        RequireInRange(Pseudocount >= 0 && double.IsFinite(Pseudocount), nameof(Pseudocount), Pseudocount);
        RequireInRange(DefaultSiteCount > 0 && double.IsFinite(DefaultSiteCount), nameof(DefaultSiteCount), DefaultSiteCount);
        RequireInRange(MaximumPValue >= 0, nameof(MaximumPValue), MaximumPValue);
        RequireInRange(MaximumEValue >= 0, nameof(MaximumEValue), MaximumEValue);
        RequireInRange(MaximumQValue >= 0, nameof(MaximumQValue), MaximumQValue);
    }
}
