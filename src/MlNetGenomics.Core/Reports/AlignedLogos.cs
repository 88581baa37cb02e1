using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Reports;

/// <summary>Two motifs, one above the other, their columns as they lie on each other.</summary>
public static class AlignedLogos
{
    private const double Gap = 2;

    /// <summary>A match: the query above the target in the orientation of the match.</summary>
    /// <param name="query">The query.</param>
    /// <param name="match">What it matches.</param>
    /// <param name="options">How; null for small logos without axes.</param>
    public static SvgImage OfMatch(PositionProbabilityMatrix query, TomtomMatch match, LogoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        return Draw(query, match.OrientedTarget, match.Offset, options);
    }

    /// <summary>A known motif that was looked for: the learned motif that is most like it above it.</summary>
    /// <param name="recovery">What was found.</param>
    /// <param name="options">How; null for small logos without axes.</param>
    /// <returns>The drawing, or null where there was no learned motif.</returns>
    public static SvgImage? OfRecovery(MotifRecovery recovery, LogoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recovery);
        if (recovery.Learned is not { } learned)
            return null;
        MotifAlignment alignment = recovery.Alignment;
        return Draw(
            alignment.ReverseComplement ? learned.ReverseComplement() : learned, recovery.Known, alignment.Offset, options);
    }

    /// <summary>Draws two motifs; the columns that lie on each other are shaded.</summary>
    /// <param name="upper">The motif above.</param>
    /// <param name="lower">The motif below.</param>
    /// <param name="offset">Position of the lower one under the first column of the upper one; may be negative.</param>
    /// <param name="options">How each logo is drawn, without its title; null for small logos without axes.</param>
    public static SvgImage Draw(
        PositionProbabilityMatrix upper, PositionProbabilityMatrix lower, int offset, LogoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(upper);
        ArgumentNullException.ThrowIfNull(lower);
        options ??= LogoOptions.Small;
        options = options with { Title = null };
        SvgImage above = SequenceLogo.OfMotif(upper, options), below = SequenceLogo.OfMotif(lower, options);
        double letter = options.LetterWidth;
        double aboveLeft = Math.Max(0, offset) * letter, belowLeft = Math.Max(0, -offset) * letter;
        double belowTop = above.Height + Gap;
        double width = Math.Max(aboveLeft + above.Width, belowLeft + below.Width);
        double height = belowTop + below.Height;
        int overlap = Math.Min(upper.Width, lower.Width - offset) - Math.Max(0, -offset);
        var svg = new SvgBuilder();
        if (overlap > 0)
        {
            // Both logos have the same margin to the left of their letters.
            double margin = LogoLayout.LeftOf(options);
            svg.Rectangle(margin + Math.Abs(offset) * letter, 0, overlap * letter, height,
                "fill=\"currentColor\" fill-opacity=\".06\" rx=\"3\"");
        }
        svg.Raw(above.ToNested(aboveLeft, 0)).Raw(below.ToNested(belowLeft, belowTop));
        return new SvgImage(
            width, height, $"{above.Description}; below it: {below.Description}", svg.ToString(), above.Definitions);
    }
}
