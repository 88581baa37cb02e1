using System.Text;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes a drawing, a table, a page or a motif as HTML that can stand among the outputs of a notebook, light or dark; see
/// <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
internal sealed class NotebookFormatter
{
    /// <summary>What it writes.</summary>
    public string MimeType => "text/html";

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Receives it.</param>
    /// <returns>Whether it is a value that this formatter knows.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        string? html = instance switch
        {
            SvgImage image => Drawing(image),
            PositionProbabilityMatrix motif => Drawing(SequenceLogo.OfMotif(motif, new LogoOptions { Title = motif.ShownName })),
            HtmlTable table => Table(table),
            HtmlReport report => Page(report),
            _ => null,
        };
        writer.Write(html);
        return html is not null;
    }

    // Labels at the end of an axis may reach out of the drawing a little.
    private static string Drawing(SvgImage image) => $"<div style=\"overflow-x:auto;padding:2px 12px 2px 0\">{image.ToStandalone()}</div>";

    private static string Table(HtmlTable table)
    {
        var html = new StringBuilder("<div class=\"mlng\"><style>").Append(HtmlStyle.NotebookTable).Append("</style>\n");
        string[] definitions = [.. table.Images.Select(image => image.Definitions).Where(text => text.Length > 0).Distinct()];
        if (definitions.Length > 0)
        {
            html.Append("<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>")
                .AppendJoin("", definitions).Append("</defs></svg>\n");
        }
        table.Write(html);
        return html.Append("</div>").ToString();
    }

    // A page has a style of its own, which must not reach the notebook's.
    private static string Page(HtmlReport report) =>
        "<iframe sandbox style=\"width:100%;height:640px;border:0;border-radius:8px\" srcdoc=\""
        + Markup.Escape(report.ToHtml()) + "\"></iframe>";
}
