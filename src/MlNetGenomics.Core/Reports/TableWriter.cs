using System.Globalization;

namespace MlNetGenomics.Reports;

/// <summary>
/// The library's one table format: tab-separated values with a header line, the same on every machine
/// whatever its culture; numbers are written so that reading them back gives the same value.
/// </summary>
public sealed class TableWriter
{
    private readonly TextWriter _writer;
    private readonly string[] _columns;

    /// <summary>Starts a table by writing its header.</summary>
    /// <param name="writer">Receives the lines, each ended by one line feed.</param>
    /// <param name="columns">Names of the columns, at least one, all different.</param>
    public TableWriter(TextWriter writer, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        _writer = writer;
        _columns = [.. columns];
        if (_columns.Distinct().Count() != _columns.Length)
            throw new ArgumentException("two columns have the same name", nameof(columns));
        WriteLine(_columns);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Writes one row: text, numbers, truth values, enums, or null for an empty cell.</summary>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public void WriteRow(params ReadOnlySpan<object?> cells)
    {
        if (cells.Length != _columns.Length)
            throw new ArgumentException($"{cells.Length} cells for {_columns.Length} columns", nameof(cells));
        var texts = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
            texts[i] = Format(cells[i]);
        WriteLine(texts);
    }

    /// <summary>
    /// A cell as text: numbers in the shortest form that reads back to the same value (NaN as "NaN",
    /// infinities as "inf" and "-inf"), truth values as "true" and "false", null as nothing.
    /// </summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        float number => FormatSpecial(number) ?? number.ToString("R", CultureInfo.InvariantCulture),
        double number => FormatSpecial(number) ?? number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string? FormatSpecial(double number) =>
        double.IsFinite(number) ? null : double.IsNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";

    private void WriteLine(string[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                _writer.Write('\t');
            WriteCell(cells[i]);
        }
        _writer.Write('\n');
    }

    /// <summary>A tab or a line break inside a cell would shift every cell after it, so it becomes a space.</summary>
    private void WriteCell(string cell)
    {
        if (cell.AsSpan().IndexOfAny('\t', '\n', '\r') < 0)
            _writer.Write(cell);
        else
            _writer.Write(cell.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' '));
    }
}
