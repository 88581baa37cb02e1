using MlNetGenomics.Sequences;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// How <see cref="MotifScanner"/> turns motifs into weights and which sites it reports. The defaults are those of the
/// MEME Suite's FIMO (Grant, Bailey and Noble 2011, doi:10.1093/bioinformatics/btr064), with a uniform background.
/// </summary>
public sealed record ScanSettings
{
    /// <summary>Sites with a p-value below this are hits; over 0, at most 1.</summary>
    public double MaximumPValue { get; init; } = 1e-4;

    /// <summary>Hits with a greater q-value are left out.</summary>
    public double MaximumQValue { get; init; } = 1;

    /// <summary>Whether the reverse strand is scanned too.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>
    /// How often each base occurs by chance. Where both strands are scanned, A and T get their mean, and C and G
    /// theirs: what is common on one strand is so in its partner on the other.
    /// </summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>Count added to each column in all, shared out as the background; over 0 unless no motif has zeros.</summary>
    public double Pseudocount { get; init; } = 0.1;

    /// <summary>Sites of a motif that does not know its own number, which pseudocounts are added to; over 0.</summary>
    public double DefaultSiteCount { get; init; } = 20;

    /// <summary>
    /// Hits that are kept in memory for their q-values before a scan gives up; a threshold that lets so many through is
    /// a mistake more often than not.
    /// </summary>
    public long MaximumHits { get; init; } = 20_000_000;

    /// <summary>
    /// Whether the names of sequences say where they lie (see <see cref="GenomicInterval.TryParse"/>), so that hits say
    /// it too; a sequence whose name does not is then an error.
    /// </summary>
    public bool IsGenomic { get; init; }

    /// <summary>The background of the scan: even between partners where both strands are scanned.</summary>
    internal BaseBackground ScannedBackground()
    {
        if (!BothStrands)
            return Background;
        double at = (Background.A + Background.T) / 2, cg = (Background.C + Background.G) / 2;
        return new BaseBackground(at, cg, cg, at);
    }

    /// <summary>Fails unless every value is in its range.</summary>
    internal void Validate()
    {
        RequireInRange(MaximumPValue is > 0 and <= 1, nameof(MaximumPValue), MaximumPValue);
        RequireInRange(MaximumQValue >= 0, nameof(MaximumQValue), MaximumQValue);
        RequireInRange(Pseudocount >= 0 && double.IsFinite(Pseudocount), nameof(Pseudocount), Pseudocount);
        RequireInRange(DefaultSiteCount > 0 && double.IsFinite(DefaultSiteCount), nameof(DefaultSiteCount), DefaultSiteCount);
        RequireInRange(MaximumHits > 0, nameof(MaximumHits), MaximumHits);
    }
}
