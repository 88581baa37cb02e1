using System.Globalization;
using MlNetGenomics.NeuronMotif.Footprints;

namespace MlNetGenomics.Reports;

/// <summary>The page about footprints of neurons: cuts and motifs around the sites that activate them most.</summary>
public static class FootprintReport
{
    // More lines in a plot nobody tells apart.
    private const int MostLines = 6;

    private static readonly PlotOptions Wide = new() { XTitle = "position, bases", Width = 640, Height = 300 };

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(FootprintReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(
            data.Title, $"{Number(data.Footprints.Count)} neurons, their best sites in {Number(data.WindowCount)} windows");
        report.AddSection("Neurons");
        var table = new HtmlTable("neuron", "sites", "greatest activation", "least", "on a motif", "cuts");
        foreach (NeuronFootprint footprint in data.Footprints)
        {
            table.AddRow(
                footprint.Neuron,
                footprint.Sites.Count,
                footprint.Sites.Count > 0 ? footprint.Sites[0].Site.Activation : null,
                footprint.Sites.Count > 0 ? footprint.Sites[^1].Site.Activation : null,
                footprint.Sites.Count(site => site.Motif is not null),
                footprint.Cuts is null ? null : footprint.TotalCuts);
        }
        report.AddTable(table).AddParagraph(
            "One site a window at most. A site on a motif is put by the middle of its best one, read on that motif's strand; another "
            + "by its own middle, as the neuron reads it. That base is position 0.");
        foreach (NeuronFootprint footprint in data.Footprints)
            Add(report, data, footprint);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        return report;
    }

    private static void Add(HtmlReport report, FootprintReportData data, NeuronFootprint footprint)
    {
        report.AddSection(footprint.Neuron);
        if (footprint.Sites.Count == 0)
        {
            report.AddParagraph("No window activates it.");
            return;
        }
        var figures = new List<ReportFigure>();
        double[] positions = [.. footprint.Positions.Select(position => (double)position)];
        if (footprint.Cuts is not null && footprint.TotalCuts > 0)
        {
            figures.Add(new ReportFigure(
                LinePlot.Draw(
                    [new PlotSeries("cuts", positions, footprint.CutShares)], Wide with { YTitle = "share of cuts" }),
                $"Cuts of {data.CutsName}: {Number((long)footprint.TotalCuts)} around {Number(footprint.Sites.Count)} sites."));
        }
        MotifPositions[] motifs = [.. footprint.Hits.Where(motif => motif.SiteCount > 0)
            .OrderByDescending(motif => motif.Forward.Zip(motif.Reverse, (forward, reverse) => forward + reverse).Max())
            .Take(MostLines)];
        if (motifs.Length > 0)
            figures.Add(Hits(footprint, positions, motifs));
        if (figures.Count > 0)
            report.AddFigures([.. figures]);
        else
            report.AddParagraph($"{Number(footprint.Sites.Count)} sites, neither a cut nor a motif.");
        AddCombinations(report, footprint);
    }

    /// <summary>No motif lies further from the anchor than the neuron sees, so that the axis ends there.</summary>
    private static ReportFigure Hits(NeuronFootprint footprint, double[] positions, MotifPositions[] motifs)
    {
        int width = Math.Min(footprint.Flank, (int)footprint.Sites[0].Site.Place.Length);
        int first = footprint.Flank - width, count = 2 * width + 1;
        int others = footprint.Hits.Count(motif => motif.SiteCount > 0) - motifs.Length;
        return new ReportFigure(
            LinePlot.Draw(
                [.. motifs.Select(motif => new PlotSeries(
                    motif.Motif.ShownName,
                    [.. positions.Skip(first).Take(count)],
                    [.. motif.Forward.Zip(motif.Reverse, (forward, reverse) => (double)(forward + reverse)).Skip(first).Take(count)]))],
                Wide with { YTitle = "sites" }),
            "Sites with the middle of a motif at a position, either strand."
            + (others > 0 ? $" The {Number(others)} motifs that are not drawn peak lower." : ""));
    }

    private static void AddCombinations(HtmlReport report, NeuronFootprint footprint)
    {
        if (footprint.Combinations.Count == 0)
            return;
        var table = new HtmlTable("motifs in order", "gaps", "sites", "of all, %");
        foreach (MotifCombination combination in footprint.Combinations)
        {
            table.AddRow(
                combination.MotifText,
                string.Join(", ", combination.Gaps),
                combination.SiteCount,
                100.0 * combination.SiteCount / footprint.Sites.Count);
        }
        report.AddHeading("Combinations of motifs, gaps as the neuron's modules have them").AddTable(table);
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
