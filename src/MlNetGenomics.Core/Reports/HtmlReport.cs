using System.Text;
using MlNetGenomics.Files;

namespace MlNetGenomics.Reports;

/// <summary>
/// A report page: one HTML file that needs nothing else, no script, no font, no network. Light or dark
/// as the reader's system is, readable on a phone. All text given is shown as text. Pages of one report may link to
/// each other.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class HtmlReport
{
    // Wider drawings get a row of their own and scroll where the screen is narrow: shrunk they could not be read.
    private const double WideFigure = 560;

    // Of drawings this narrow more than two stand side by side.
    private const double SmallFigure = 230;

    private readonly string _title;
    private readonly StringBuilder _body = new();
    private readonly List<string> _definitions = [];
    private string _navigation = "";
    private bool _inSection;

    /// <summary>Starts a page.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="subtitle">Line below it; null for none.</param>
    public HtmlReport(string title, string? subtitle = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        _title = title;
        _body.Append("<header><h1>").Append(Markup.Escape(title)).Append("</h1>");
        if (subtitle is not null)
            _body.Append("<p>").Append(Markup.Escape(subtitle)).Append("</p>");
        _body.Append("</header>\n");
    }

    /// <summary>Sets the line that stays at the top of a page of several: where it belongs, and what comes before and after it.</summary>
    /// <param name="path">The pages that it belongs to, the outermost first.</param>
    /// <param name="previous">The page before it; null for none.</param>
    /// <param name="next">The page after it; null for none.</param>
    public HtmlReport SetNavigation(IReadOnlyList<HtmlLink> path, HtmlLink? previous = null, HtmlLink? next = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var html = new StringBuilder("<nav><span>");
        html.AppendJoin(" / ", path.Select(link => link.ToHtml())).Append("</span><span>");
        if (previous is not null)
            html.Append("← ").Append(previous.ToHtml("prev"));
        if (previous is not null && next is not null)
            html.Append("&#160;&#160; ");
        if (next is not null)
            html.Append(next.ToHtml("next")).Append(" →");
        _navigation = html.Append("</span></nav>\n").ToString();
        return this;
    }

    /// <summary>Starts a section.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="id">What links to it call it; null for nothing.</param>
    public HtmlReport AddSection(string heading, string? id = null)
    {
        CloseSection();
        _inSection = true;
        _body.Append("<section").Append(id is null ? "" : $" id=\"{Markup.Escape(id)}\"").Append("><h2>")
            .Append(Markup.Escape(heading)).Append("</h2>\n");
        return this;
    }

    /// <summary>Adds a smaller heading inside a section.</summary>
    public HtmlReport AddHeading(string heading)
    {
        _body.Append("<h3>").Append(Markup.Escape(heading)).Append("</h3>\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    public HtmlReport AddParagraph(string text)
    {
        _body.Append("<p>").Append(Markup.Escape(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds markup, which is taken as it is.</summary>
    internal HtmlReport AddMarkup(string html)
    {
        _body.Append(html);
        return this;
    }

    /// <summary>Adds a paragraph that ends in links.</summary>
    /// <param name="text">What comes before the links.</param>
    /// <param name="links">The links.</param>
    public HtmlReport AddLinks(string text, IReadOnlyList<HtmlLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        _body.Append("<p>").Append(Markup.Escape(text)).Append(' ')
            .AppendJoin(", ", links.Select(link => link.ToHtml())).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a list of what a page has: links to its sections, with a line of what each says.</summary>
    public HtmlReport AddContents(IReadOnlyList<(HtmlLink Link, string Text)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _body.Append("<ul class=\"contents\">");
        foreach ((HtmlLink link, string text) in entries)
            _body.Append($"<li>{link.ToHtml()}<span>{Markup.Escape(text)}</span></li>");
        _body.Append("</ul>\n");
        return this;
    }

    /// <summary>Adds the few figures a reader looks for first, large.</summary>
    public HtmlReport AddHighlights(IEnumerable<ReportEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _body.Append("<div class=\"tiles\">");
        foreach (ReportEntry entry in entries)
            _body.Append($"<div><b>{Markup.Escape(entry.Value)}</b><span>{Markup.Escape(entry.Name)}</span></div>");
        _body.Append("</div>\n");
        return this;
    }

    /// <summary>Adds names with values, such as settings.</summary>
    public HtmlReport AddEntries(IEnumerable<ReportEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _body.Append("<dl>");
        foreach (ReportEntry entry in entries)
            _body.Append($"<div><dt>{Markup.Escape(entry.Name)}</dt><dd>{Markup.Escape(entry.Value)}</dd></div>");
        _body.Append("</dl>\n");
        return this;
    }

    /// <summary>Adds a table.</summary>
    public HtmlReport AddTable(HtmlTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (SvgImage image in table.Images)
            Define(image);
        table.Write(_body);
        return this;
    }

    /// <summary>Adds figures, side by side where there is room.</summary>
    public HtmlReport AddFigures(params IReadOnlyList<ReportFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        bool isSmall = figures.Count > 0 && figures.Max(figure => figure.Image.Width) <= SmallFigure;
        _body.Append(isSmall ? "<div class=\"figures small\">\n" : "<div class=\"figures\">\n");
        foreach (ReportFigure figure in figures)
        {
            Define(figure.Image);
            _body.Append(figure.Image.Width > WideFigure ? "<figure class=\"wide\">" : "<figure>")
                .Append(figure.Image.ToInline());
            if (figure.Caption.Length > 0)
                _body.Append("<figcaption>").Append(Markup.Escape(figure.Caption)).Append("</figcaption>");
            _body.Append("</figure>\n");
        }
        _body.Append("</div>\n");
        return this;
    }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>").Append(Markup.Escape(_title))
            .Append("</title>\n<style>\n").Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n");
        if (_definitions.Count > 0)
        {
            html.Append("<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>")
                .AppendJoin("", _definitions).Append("</defs></svg>\n");
        }
        html.Append("<main>\n").Append(_navigation).Append(_body);
        if (_inSection)
            html.Append("</section>\n");
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the page.</summary>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public void Save(string path) => OutputFile.WriteAllText(path, ToHtml());

    private void CloseSection()
    {
        if (_inSection)
            _body.Append("</section>\n");
        _inSection = false;
    }

    /// <summary>Shapes are written once for the whole page.</summary>
    private void Define(SvgImage image)
    {
        if (image.Definitions.Length > 0 && !_definitions.Contains(image.Definitions))
            _definitions.Add(image.Definitions);
    }
}
