using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Reports;

/// <summary>What the filters of a layer respond to, as a page of logos and as a table.</summary>
public static class FilterMotifReport
{
    /// <summary>A page with the logo of every filter that has a motif, the strongest activation named with it.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="filters">The filters.</param>
    public static HtmlReport Page(string title, string layer, IReadOnlyList<FilterMotif> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        FilterMotif[] found = [.. filters.Where(filter => filter.Motif is not null)];
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Length} of {filters.Count} filters of {layer} have sites that activate them.");
        return new HtmlReport(title, $"Filters of {layer} as motifs")
            .AddSection("Logos")
            .AddParagraph(text)
            .AddFigures([.. found.Select(Figure)]);
    }

    /// <summary>Writes a table: filter, number of sites, greatest activation, bits in all, consensus.</summary>
    public static void WriteTable(TextWriter writer, IReadOnlyList<FilterMotif> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        var table = new TableWriter(writer, "filter", "sites", "maximum", "information", "consensus");
        foreach (FilterMotif filter in filters)
        {
            table.WriteRow(
                FilterMotifs.Name(filter.Filter),
                filter.SiteCount,
                filter.Maximum,
                filter.Motif is null ? null : InformationContent.Total(filter.Motif),
                filter.Motif is null ? null : Consensus.Iupac(filter.Motif));
        }
    }

    private static ReportFigure Figure(FilterMotif filter)
    {
        string name = FilterMotifs.Name(filter.Filter);
        string caption = string.Create(CultureInfo.InvariantCulture, $"{name}: {filter.SiteCount:#,0} sites");
        return new ReportFigure(SequenceLogo.OfMotif(filter.Motif!, new LogoOptions { Title = name }), caption);
    }
}
