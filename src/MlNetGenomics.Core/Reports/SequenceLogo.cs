using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Draws motifs and per-base scores as stacks of letters.</summary>
public static class SequenceLogo
{
    /// <summary>A motif as a logo; the greatest letter on top.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="options">How; null for information in bits.</param>
    public static SvgImage OfMotif(PositionProbabilityMatrix motif, LogoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(motif);
        options ??= new LogoOptions();
        bool information = options.Heights == LogoHeights.Information;
        double[] bits = InformationContent.OfColumns(motif, options.Background);
        var heights = new double[motif.Width * Dna.BaseCount];
        for (int position = 0; position < motif.Width; position++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
                heights[position * Dna.BaseCount + b] = motif[position, b] * (information ? bits[position] : 1);
        }
        // Against a background that is not uniform a column may have more than 2 bits.
        double top = information ? Math.Max(2, bits.Max()) : 1;
        string description = options.Title ?? $"Logo of {motif.Name}, consensus {Consensus.Iupac(motif)}";
        return Draw(heights, options with
        {
            Maximum = options.Maximum ?? top,
            AxisTitle = options.AxisTitle ?? (information ? "bits" : "probability"),
        }, description);
    }

    /// <summary>A motif and its reverse complement, one above the other.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="options">How; null for information in bits. Each gets the title with its orientation.</param>
    public static (SvgImage Forward, SvgImage Reverse) OfBothOrientations(
        PositionProbabilityMatrix motif, LogoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(motif);
        options ??= new LogoOptions();
        string title = options.Title ?? motif.Name;
        return (OfMotif(motif, options with { Title = $"{title} (+)" }),
            OfMotif(motif.ReverseComplement(), options with { Title = $"{title} (−, reverse complement)" }));
    }

    /// <summary>
    /// Per-base scores as a logo: what is positive stands above the line, what is negative hangs below.
    /// </summary>
    /// <param name="scores">Heights, [length x 4] row by row.</param>
    /// <param name="options">How.</param>
    /// <exception cref="GenomicsException">A score is not finite.</exception>
    public static SvgImage OfScores(ReadOnlySpan<double> scores, LogoOptions? options = null)
    {
        options ??= new LogoOptions();
        ArgumentOutOfRangeException.ThrowIfZero(scores.Length, nameof(scores));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length % Dna.BaseCount, 0, nameof(scores));
        for (int i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
                throw new GenomicsException(
                    $"score of {Dna.Letters[i % Dna.BaseCount]} at position {i / Dna.BaseCount + 1}: " +
                    $"{scores[i]} cannot be drawn");
        }
        options = options with { AxisTitle = options.AxisTitle ?? "score" };
        return Draw(scores, options, options.Title ?? "Per-base scores");
    }

    /// <summary>The scores of a sequence as a logo: each base as high as its score.</summary>
    /// <param name="codes">Base codes, [length]; an N draws nothing.</param>
    /// <param name="scores">One a base.</param>
    /// <param name="options">How.</param>
    public static SvgImage OfSequence(
        ReadOnlySpan<byte> codes, ReadOnlySpan<double> scores, LogoOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, codes.Length, nameof(scores));
        var heights = new double[codes.Length * Dna.BaseCount];
        for (int position = 0; position < codes.Length; position++)
        {
            if (codes[position] < Dna.BaseCount)
                heights[position * Dna.BaseCount + codes[position]] = scores[position];
        }
        return OfScores(heights, options);
    }

    private static SvgImage Draw(ReadOnlySpan<double> heights, LogoOptions options, string description)
    {
        var layout = new LogoLayout(heights, options);
        var svg = new SvgBuilder();
        if (options.ShowAxes)
            layout.DrawAxes(svg);
        if (options.Title is { } title)
            svg.Text(layout.Left, 14, title, size: 13, attributes: "font-weight=\"600\"");
        int[] order = new int[Dna.BaseCount];
        for (int position = 0; position < layout.Count; position++)
        {
            ReadOnlySpan<double> column = heights.Slice(position * Dna.BaseCount, Dna.BaseCount);
            SortBySize(column, order);
            double above = 0, below = 0;
            foreach (int b in order)
            {
                double height = column[b];
                if (Math.Abs(height) * layout.PixelsPerUnit < options.LeastLetter)
                    continue;
                double from = height > 0 ? above : below;
                double to = from + height;
                double top = layout.Y(Math.Max(from, to));
                double left = layout.X(position) + options.LetterWidth * 0.03, width = options.LetterWidth * 0.94;
                svg.Raw(BaseGlyphs.Use(b, left, top, width, layout.Y(Math.Min(from, to)) - top,
                    height < 0 && options.FlipNegative));
                if (height > 0)
                    above = to;
                else
                    below = to;
            }
        }
        layout.DrawBaseLine(svg);
        return new SvgImage(layout.Width, layout.Height, description, svg.ToString(), BaseGlyphs.Definitions);
    }

    /// <summary>Smallest first, so that the greatest stands outermost.</summary>
    private static void SortBySize(ReadOnlySpan<double> column, int[] order)
    {
        Span<double> sizes = stackalloc double[Dna.BaseCount];
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            sizes[b] = Math.Abs(column[b]);
            order[b] = b;
        }
        sizes.Sort(order.AsSpan());
    }
}
