using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>A file of labels, read row by row: one number a line, or a table with a header.</summary>
internal sealed class LabelFile : IDisposable
{
    private const string NameColumn = "name";

    private readonly StreamReader _reader;
    private readonly LabelSelection _selection;
    private readonly string[]? _header;
    private readonly int[] _indices;
    private readonly int _nameIndex;
    private readonly int _weightIndex;
    private string? _first;
    private int _line;

    /// <summary>Opens a file (plain or gzip), or standard input where the path is "-".</summary>
    /// <exception cref="GenomicsException">It cannot be read, is empty, or lacks a column.</exception>
    public LabelFile(string path, LabelSelection selection)
    {
        Source = InputFile.DisplayName(path);
        _selection = selection;
        _reader = new StreamReader(InputFile.OpenRead(path));
        try
        {
            _first = _reader.ReadLine() ?? throw new GenomicsException($"{Source}: is empty, labels are expected");
            bool isTable = selection.Columns.Count > 0 || selection.WeightColumn is not null || _first.Contains('\t');
            if (isTable)
            {
                _header = [.. _first.Split('\t').Select(cell => cell.Trim())];
                _first = null;
                _line = 1;
            }
            _nameIndex = Array.FindIndex(_header ?? [], IsNameColumn);
            _weightIndex = selection.WeightColumn is { } weight ? FindColumn(weight) : -1;
            Columns = ChooseColumns();
            _indices = isTable ? [.. Columns.Select(FindColumn)] : [0];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>What messages call the file.</summary>
    public string Source { get; }

    /// <summary>Names of the columns that are read; empty where the file is one number a line.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Labels of a row.</summary>
    public int Width => _indices.Length;

    /// <summary>Whether rows say which sequence they are for; else they are in the sequences' order.</summary>
    public bool HasNames => _nameIndex >= 0;

    /// <summary>What messages call its rows.</summary>
    public string RowsName => _header is null ? "labels" : "rows";

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="GenomicsException">The row has more or fewer columns than the header.</exception>
    public LabelRow? Read()
    {
        string? line;
        while ((line = _first ?? _reader.ReadLine()) is not null)
        {
            _first = null;
            _line++;
            if (IsBlank(line))
                continue;
            string[] cells = _header is null ? [line] : line.Split('\t');
            return _header is null || cells.Length == _header.Length
                ? new LabelRow(_line, cells)
                : throw new GenomicsException(
                    $"{Source}: line {_line}: {cells.Length} columns, the header has {_header.Length}");
        }
        return null;
    }

    /// <summary>Name of the sequence that a row is for.</summary>
    public string NameOf(LabelRow row) => row.Cells[_nameIndex].Trim();

    /// <summary>The numbers of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="labels">Receives the labels, [<see cref="Width"/>].</param>
    /// <param name="complaint">What is wrong with a label, or null; null for labels of any size.</param>
    /// <returns>The weight; 1 where there is no column of weights.</returns>
    /// <exception cref="GenomicsException">A cell is not a number, or not one of the kind wanted.</exception>
    public float Parse(LabelRow row, Span<float> labels, Func<float, string?>? complaint = null)
    {
        for (int i = 0; i < _indices.Length; i++)
        {
            labels[i] = ParseNumber(row, _indices[i], _selection.AllowsMissing);
            if (complaint?.Invoke(labels[i]) is { } what)
                throw new GenomicsException($"{Place(row, _indices[i])}: {what}");
        }
        if (_weightIndex < 0)
            return 1;
        float weight = ParseNumber(row, _weightIndex, allowsMissing: false);
        return weight >= 0
            ? weight
            : throw new GenomicsException(FormattableString.Invariant(
                $"{Place(row, _weightIndex)}: weight {weight}: must be 0 or more"));
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>
    /// Whether a line is no row. One of empty cells is a row where rows go by their order and labels may be missing.
    /// </summary>
    private bool IsBlank(string line) =>
        string.IsNullOrWhiteSpace(line) && !(_selection.AllowsMissing && !HasNames && line.Contains('\t'));

    private static bool IsNameColumn(string header) => header.Equals(NameColumn, StringComparison.OrdinalIgnoreCase);

    private string[] ChooseColumns()
    {
        if (_header is null)
            return [];
        if (_selection.Columns.Count > 0)
            return [.. _selection.Columns];
        if (_selection.Preferred.Count > 0 && _selection.Preferred.All(_header.Contains))
            return [.. _selection.Preferred];
        string[] columns = [.. _header.Where((name, i) => i != _weightIndex && !IsNameColumn(name))];
        if (columns.Length == 0)
            throw new GenomicsException($"{Source}: has no column of labels (its header: {HeaderText})");
        return columns.Length == 1 || !_selection.IsSingle
            ? columns
            : throw new GenomicsException(
                $"{Source}: has several columns ({string.Join(", ", columns)}): name the one to read");
    }

    private string HeaderText => string.Join(", ", _header!);

    private int FindColumn(string column)
    {
        int index = Array.IndexOf(_header!, column);
        return index >= 0
            ? index
            : throw new GenomicsException($"{Source}: has no column {column} (its header: {HeaderText})");
    }

    private float ParseNumber(LabelRow row, int index, bool allowsMissing)
    {
        ReadOnlySpan<char> text = row.Cells[index].AsSpan().Trim();
        if (allowsMissing && IsMissing(text))
            return float.NaN;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            && float.IsFinite(value))
            return value;
        throw new GenomicsException($"{Place(row, index)}: '{text}' is not a finite number");
    }

    /// <summary>Whether a cell says that there is no value.</summary>
    internal static bool IsMissing(ReadOnlySpan<char> text) =>
        text.IsEmpty || text.Equals("nan", StringComparison.OrdinalIgnoreCase)
        || text.Equals("na", StringComparison.OrdinalIgnoreCase);

    private string Place(LabelRow row, int index) => _header is null
        ? $"{Source}: line {row.Line}"
        : $"{Source}: line {row.Line}, column {_header[index]}";
}
