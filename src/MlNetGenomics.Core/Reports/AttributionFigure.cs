using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>
/// What each base of a sequence means to a model, in one drawing: lines of 50 bases below each other, each base as high as its
/// score, with sites and, where they are known, the effects of all substitutions.
/// </summary>
public static class AttributionFigure
{
    private const double TitleHeight = 24;
    private const double LineGap = 10;

    /// <summary>Draws one number a base.</summary>
    /// <param name="sequence">The sequence, L letters.</param>
    /// <param name="scores">A number a base, [L]; an N draws nothing.</param>
    /// <param name="options">Title, name of the axis and its ends, number of the first base; null for the defaults.</param>
    /// <param name="sites">Sites to draw below the bases, counted from the first of them; null for none.</param>
    /// <param name="substitutions">
    /// Effects of all substitutions as in-silico mutagenesis gives them, f(original) - f(base replaced), [L x 4], to draw as
    /// squares (blue where the substitution lowers f, red where it raises it); empty for none.
    /// </param>
    /// <exception cref="GenomicsException">A letter is not a base, or a score is not finite.</exception>
    /// <exception cref="ArgumentException">There is no base, or there are not as many numbers as they need.</exception>
    public static SvgImage Draw(
        string sequence,
        ReadOnlySpan<float> scores,
        LogoOptions? options = null,
        IReadOnlyList<BedRecord>? sites = null,
        ReadOnlySpan<float> substitutions = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(sequence);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, sequence.Length, nameof(scores));
        if (!substitutions.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfNotEqual(substitutions.Length, sequence.Length * Dna.BaseCount, nameof(substitutions));
        byte[] codes = Dna.Encode(sequence);
        options ??= new LogoOptions();
        IReadOnlyList<SvgImage> lines = AttributionLogo.Draw(
            options.Title ?? "scores", codes, AttributionDrawing.Own(codes, scores), sites ?? [], options with { Title = null });
        var svg = new SvgBuilder();
        double y = 0, width = 0;
        if (options.Title is { } title)
        {
            svg.Text(0, 15, title, size: 13, attributes: "font-weight=\"600\"");
            y = TitleHeight;
        }
        float greatest = Greatest(substitutions);
        for (int i = 0; i < lines.Count; i++)
        {
            int first = i * AttributionLogo.LineLength, count = Math.Min(AttributionLogo.LineLength, codes.Length - first);
            SvgImage line = substitutions.IsEmpty ? lines[i] : SubstitutionMap.Below(
                lines[i], codes.AsSpan(first, count), substitutions.Slice(first * Dna.BaseCount, count * Dna.BaseCount), greatest);
            svg.Raw(line.ToNested(0, y));
            y += line.Height + LineGap;
            width = Math.Max(width, line.Width);
        }
        string description = $"{options.Title ?? "Scores"} of {sequence}";
        return new SvgImage(width, y - LineGap, description, svg.ToString(), lines[0].Definitions);
    }

    private static float Greatest(ReadOnlySpan<float> values)
    {
        float greatest = 0;
        foreach (float value in values)
            greatest = Math.Max(greatest, Math.Abs(value));
        return greatest;
    }
}
