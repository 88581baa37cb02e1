using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>
/// A long logo in lines, each a drawing of its own: two stand side by side on a wide page and one fills a telephone's.
/// Above the logo is the sequence, below it are sites.
/// </summary>
internal static class AttributionLogo
{
    // 50 letters are 486 pixels: half a page, and still six pixels each on a telephone.
    /// <summary>Letters of a line, but for the last.</summary>
    public const int LineLength = 50;

    /// <summary>Width of a letter, pixels.</summary>
    public const double LetterWidth = 8.8;

    private const double LetterHeight = 70;
    private const double SequenceHeight = 14;
    private const double BarHeight = 5;
    private const double LaneHeight = 20;
    private const double CharacterWidth = 6;
    private const double Margin = 4;

    /// <summary>Draws a logo.</summary>
    /// <param name="name">Name of the sequence, for readers who do not see the drawing.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="heights">Heights of the letters, [L x 4].</param>
    /// <param name="sites">Sites of the sequence, all within it.</param>
    /// <param name="options">Axis and its ends; ends that are null are those of the whole sequence. Number of the first base.</param>
    public static IReadOnlyList<SvgImage> Draw(
        string name, ReadOnlySpan<byte> codes, double[] heights, IReadOnlyList<BedRecord> sites, LogoOptions options)
    {
        (double low, double high) = LogoLayout.Range(heights);
        options = options with
        {
            LetterWidth = LetterWidth,
            LetterHeight = LetterHeight,
            Minimum = options.Minimum ?? low,
            Maximum = options.Maximum ?? high,
        };
        BedRecord[][] lanes = Lanes(sites);
        var images = new List<SvgImage>();
        for (int first = 0; first < codes.Length; first += LineLength)
        {
            int count = Math.Min(LineLength, codes.Length - first);
            ReadOnlySpan<byte> line = codes.Slice(first, count);
            SvgImage logo = SequenceLogo.OfScores(
                heights.AsSpan(first * Dna.BaseCount, count * Dna.BaseCount),
                options with { FirstPosition = options.FirstPosition + first });
            var svg = new SvgBuilder();
            for (int i = 0; i < count; i++)
                svg.Text(Middle(i), SequenceHeight - 3, Dna.Letters[line[i]].ToString(), "middle", 9, "fill-opacity=\".8\"");
            svg.Raw(logo.ToNested(0, SequenceHeight));
            for (int lane = 0; lane < lanes.Length; lane++)
                DrawLane(svg, lanes[lane], first, count, SequenceHeight + logo.Height + lane * LaneHeight);
            // The last line is as wide as the others, so that its letters are shrunk as theirs are.
            double width = codes.Length > LineLength ? Left(LineLength) + Margin : logo.Width;
            images.Add(new SvgImage(
                width,
                SequenceHeight + logo.Height + lanes.Length * LaneHeight,
                $"{name}, bases {options.FirstPosition + first} to {options.FirstPosition + first + count - 1}: {Dna.Decode(line)}",
                svg.ToString(),
                logo.Definitions));
        }
        return images;
    }

    /// <summary>Left edge of a letter of a line.</summary>
    public static double Left(double position) => LogoLayout.LeftOf(new LogoOptions()) + position * LetterWidth;

    private static double Middle(int position) => Left(position + 0.5);

    private static void DrawLane(SvgBuilder svg, BedRecord[] sites, int first, int count, double top)
    {
        foreach (BedRecord site in sites)
        {
            long start = Math.Max(site.Start, first) - first, end = Math.Min(site.End, first + count) - first;
            if (start >= end)
                continue;
            double barWidth = (end - start) * LetterWidth;
            svg.Rectangle(Left(start), top + 2, barWidth, BarHeight, "fill=\"currentColor\" fill-opacity=\".45\" rx=\"2\"");
            // A label does not run over the end of its line.
            double left = Math.Max(0, Math.Min(Left(start), Left(LineLength) - Label(site).Length * CharacterWidth));
            svg.Text(left, top + BarHeight + 12, Label(site), size: 10, attributes: "fill-opacity=\".75\"");
        }
    }

    private static string Label(BedRecord site) => site.IsReverse switch
    {
        null => site.Name,
        true => $"← {site.Name}",
        false => $"{site.Name} →",
    };

    /// <summary>Sites in rows in which neither they nor their labels overlap.</summary>
    private static BedRecord[][] Lanes(IReadOnlyList<BedRecord> sites)
    {
        var lanes = new List<List<BedRecord>>();
        var ends = new List<double>();
        foreach (BedRecord site in sites.OrderBy(site => site.Start))
        {
            int lane = ends.FindIndex(end => end <= site.Start);
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add([]);
                ends.Add(0);
            }
            lanes[lane].Add(site);
            ends[lane] = Math.Max(site.End, site.Start + (Label(site).Length + 1) * CharacterWidth / LetterWidth);
        }
        return [.. lanes.Select(lane => lane.ToArray())];
    }
}
