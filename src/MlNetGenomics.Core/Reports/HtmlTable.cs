using System.Globalization;
using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>A table of a report page. On a narrow screen each row of a wide table becomes a card.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class HtmlTable
{
    // As many columns of numbers as a telephone shows side by side.
    private const int FewColumns = 4;

    private readonly string[] _columns;
    private readonly List<object?[]> _rows = [];

    /// <summary>Starts a table.</summary>
    /// <param name="columns">Column headings, at least one.</param>
    public HtmlTable(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        _columns = [.. columns];
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Whether the last row is set off: a mean below its parts.</summary>
    public bool LastRowIsSummary { get; init; }

    /// <summary>
    /// Whether the table scrolls on a narrow screen, its first column in place, instead of becoming cards: for tables of many
    /// rows that are compared.
    /// </summary>
    public bool Scrolls { get; init; }

    /// <summary>
    /// Adds a row: text, numbers, <see cref="SvgImage"/>s, an <see cref="HtmlLink"/> or a list of them, or null for an empty
    /// cell.
    /// </summary>
    public HtmlTable AddRow(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns.Length)
            throw new ArgumentException($"{cells.Count} cells for {_columns.Length} columns", nameof(cells));
        _rows.Add([.. cells]);
        return this;
    }

    /// <summary>A number with about four significant digits, as people read it.</summary>
    public static string FormatNumber(double value)
    {
        if (double.IsNaN(value))
            return "–";
        double size = Math.Abs(value);
        if (size is > 0 and < 1e-3 or >= 1e7)
            return value.ToString("0.00e0", CultureInfo.InvariantCulture).Replace('-', '−');
        string format = size >= 1000 ? "#,0" : size >= 100 ? "0.0" : size >= 10 ? "0.00" : "0.000";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>All drawings in cells.</summary>
    internal IEnumerable<SvgImage> Images => _rows.SelectMany(row => row).OfType<SvgImage>();

    internal void Write(StringBuilder html)
    {
        bool[] isNumeric = [.. Enumerable.Range(0, _columns.Length).Select(IsNumeric)];
        html.Append("<div class=\"scroll\"><table class=\"").Append(Scrolls ? "long" : _columns.Length <= FewColumns ? "few" : "cards")
            .Append("\">\n<thead><tr>");
        for (int column = 0; column < _columns.Length; column++)
            html.Append($"<th{(isNumeric[column] ? " class=\"n\"" : "")}>{Markup.Escape(_columns[column])}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < _rows.Count; row++)
        {
            html.Append(LastRowIsSummary && row == _rows.Count - 1 ? "<tr class=\"sum\">" : "<tr>");
            for (int column = 0; column < _columns.Length; column++)
            {
                html.Append("<td data-label=\"").Append(Markup.Escape(_columns[column])).Append('"')
                    .Append(isNumeric[column] ? " class=\"n\">" : ">").Append(Cell(_rows[row][column])).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        SvgImage image => image.ToInline(),
        HtmlLink link => link.ToHtml(),
        // One run of text, which a card lays out as such.
        IReadOnlyList<HtmlLink> links => $"<span>{string.Join(", ", links.Select(link => link.ToHtml()))}</span>",
        double number => FormatNumber(number),
        float number => FormatNumber(number),
        IFormattable other => Markup.Escape(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Markup.Escape(value.ToString() ?? ""),
    };

    /// <summary>A column is set to the right if it holds numbers.</summary>
    private bool IsNumeric(int column)
    {
        object?[] cells = [.. _rows.Take(_rows.Count - (LastRowIsSummary ? 1 : 0)).Select(row => row[column])];
        return cells.Any(cell => cell is not null) && cells.All(cell => cell is null or double or float or int or long);
    }
}
