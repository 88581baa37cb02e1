using System.Text;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>What each substitution does, as coloured squares below a line of a logo: a row a base, a column a position.</summary>
internal static class SubstitutionMap
{
    private const double Cell = AttributionLogo.LetterWidth;
    private const double Gap = 6;
    private const double DotSize = 2.4;

    // Shades that an eye tells apart; squares of one shade are one path, which keeps pages small.
    private const int Levels = 10;

    private const string Raises = "#d6453d";
    private const string Lowers = "#3b7fe0";

    /// <summary>A line of a logo with the squares below it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="codes">Base codes of the line.</param>
    /// <param name="scores">f(original) - f(base replaced) of the line, [bases x 4].</param>
    /// <param name="greatest">Largest magnitude of the whole sequence, which gets the full colour.</param>
    public static SvgImage Below(SvgImage line, ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores, double greatest)
    {
        double top = line.Height + Gap, height = Dna.BaseCount * Cell;
        var svg = new SvgBuilder();
        svg.Raw(line.ToNested(0, 0));
        svg.Rectangle(
            AttributionLogo.Left(0), top, codes.Length * Cell, height, "fill=\"currentColor\" fill-opacity=\".05\"");
        for (int code = 0; code < Dna.BaseCount; code++)
        {
            svg.Text(
                AttributionLogo.Left(0) - 5, top + (code + 1) * Cell - 1.5, Dna.Letters[code].ToString(), "end", 8,
                "fill-opacity=\".75\"");
        }
        var paths = new StringBuilder[2 * Levels + 1];
        var dots = new StringBuilder();
        for (int i = 0; i < scores.Length; i++)
        {
            double left = AttributionLogo.Left(i / Dna.BaseCount), row = top + i % Dna.BaseCount * Cell;
            if (codes[i / Dna.BaseCount] == i % Dna.BaseCount)
            {
                Square(dots, left + (Cell - DotSize) / 2, row + (Cell - DotSize) / 2, DotSize);
                continue;
            }
            int level = greatest > 0 ? (int)Math.Round(scores[i] / greatest * Levels) : 0;
            if (level != 0)
                Square(paths[level + Levels] ??= new StringBuilder(), left, row, Cell);
        }
        for (int level = -Levels; level <= Levels; level++)
        {
            // A positive score is of a base whose loss lowers the value.
            if (paths[level + Levels] is { } path)
                svg.Path(path.ToString(), $"fill=\"{(level > 0 ? Lowers : Raises)}\" fill-opacity=\"{SvgBuilder.Number(Math.Abs(level) / (double)Levels)}\"");
        }
        if (dots.Length > 0)
            svg.Path(dots.ToString(), "fill=\"currentColor\" fill-opacity=\".45\"");
        return new SvgImage(line.Width, top + height, line.Description, svg.ToString(), line.Definitions);
    }

    private static void Square(StringBuilder path, double left, double top, double size) => path.Append(
        $"M{SvgBuilder.Number(left)} {SvgBuilder.Number(top)}h{SvgBuilder.Number(size)}v{SvgBuilder.Number(size)}h-{SvgBuilder.Number(size)}z");
}
