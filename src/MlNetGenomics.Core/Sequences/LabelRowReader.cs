using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads labels row by row, in the forms that <see cref="LabelReader"/> takes: one number a line, or a table of
/// tab-separated columns with a header. Memory is bounded by the longest line.
/// </summary>
public sealed class LabelRowReader : IDisposable
{
    private const string NameColumn = "name";

    private readonly StreamReader _reader;
    private readonly bool _allowsMissing;
    private readonly string[] _columns = [];
    private readonly int[] _indices = [0];
    private readonly int _fieldCount = 1;
    private readonly int _nameIndex = -1;
    private string? _ahead;
    private string[] _fields = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">File (plain or gzip), or "-" for standard input.</param>
    /// <param name="columns">Columns of the table to read; empty for one number a line, or a table's only column.</param>
    /// <param name="allowsMissing">Whether an empty field, NA or NaN is a label that is missing.</param>
    /// <exception cref="GenomicsException">The file cannot be read, is empty, or has not these columns.</exception>
    public LabelRowReader(string path, IReadOnlyList<string> columns, bool allowsMissing = false)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Source = InputFile.DisplayName(path);
        _allowsMissing = allowsMissing;
        _reader = new StreamReader(InputFile.OpenRead(path));
        try
        {
            string first = _reader.ReadLine()
                ?? throw new GenomicsException($"{Source}: is empty, labels are expected");
            IsTable = columns.Count > 0 || first.Contains('\t');
            if (!IsTable)
            {
                _ahead = first;
                return;
            }
            Line = 1;
            string[] header = [.. first.Split('\t').Select(h => h.Trim())];
            _columns = columns.Count > 0 ? [.. columns] : [OnlyColumn(header)];
            _indices = [.. _columns.Select(column => FindColumn(header, column))];
            _nameIndex = Array.FindIndex(header, IsNameColumn);
            _fieldCount = header.Length;
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>What the file is called in messages.</summary>
    public string Source { get; }

    /// <summary>Whether the file is a table, with a header.</summary>
    public bool IsTable { get; }

    /// <summary>Whether the table has a column of names.</summary>
    public bool HasNames => _nameIndex >= 0;

    /// <summary>Labels of a row.</summary>
    public int Count => _indices.Length;

    /// <summary>Name of the row last read; empty without a column of names.</summary>
    public string Name => HasNames ? _fields[_nameIndex].Trim() : "";

    /// <summary>Line of the row last read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next row; false at the end. Blank lines are passed over.</summary>
    /// <exception cref="GenomicsException">The row has more or fewer columns than the header.</exception>
    public bool Read()
    {
        while ((_ahead ?? _reader.ReadLine()) is { } line)
        {
            _ahead = null;
            Line++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            _fields = IsTable ? line.Split('\t') : [line];
            if (_fields.Length != _fieldCount)
            {
                throw new GenomicsException(
                    $"{Source}: line {Line}: {_fields.Length} columns, the header has {_fieldCount}");
            }
            return true;
        }
        return false;
    }

    /// <summary>Label of the row last read.</summary>
    /// <param name="column">Which of the columns asked for, from 0.</param>
    /// <exception cref="GenomicsException">It is not a number; names line and column.</exception>
    public float Label(int column)
    {
        string text = _fields[_indices[column]];
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            && float.IsFinite(value))
            return value;
        if (_allowsMissing && IsMissing(text.AsSpan().Trim()))
            return float.NaN;
        string where = IsTable ? $"line {Line}, column {_columns[column]}" : $"line {Line}";
        throw new GenomicsException($"{Source}: {where}: '{text.Trim()}' is not a finite number");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private static bool IsMissing(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || text.Equals("NaN", StringComparison.OrdinalIgnoreCase);

    private static bool IsNameColumn(string header) => header.Equals(NameColumn, StringComparison.OrdinalIgnoreCase);

    private string OnlyColumn(string[] header)
    {
        string[] columns = [.. header.Where(h => !IsNameColumn(h))];
        return columns.Length == 1
            ? columns[0]
            : throw new GenomicsException(
                $"{Source}: has several columns ({string.Join(", ", columns)}): name the one to read");
    }

    private int FindColumn(string[] header, string column)
    {
        int index = Array.IndexOf(header, column);
        return index >= 0
            ? index
            : throw new GenomicsException(
                $"{Source}: has no column {column} (its header: {string.Join(", ", header)})");
    }
}
