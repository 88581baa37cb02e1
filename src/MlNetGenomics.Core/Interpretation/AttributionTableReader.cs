using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>
/// Reads tables of attributions as they are written (<see cref="Reports.AttributionTableWriter"/>), one sequence at a time:
/// tab-separated columns with a header, a row a base, the rows of a sequence together and in order. Columns that are not
/// asked for may be anything.
/// </summary>
public sealed class AttributionTableReader : IDisposable
{
    private const string NameColumn = "name";
    private const string PositionColumn = "position";
    private const string BaseColumn = "base";

    private readonly TextReader _reader;
    private readonly string[] _header;
    private readonly int _name, _position, _base, _score;
    private readonly int[]? _bases;
    private readonly Range[] _cells;
    private string? _ahead;
    private int _line = 1;

    /// <summary>Reads from text, which is disposed with the reader.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="source">How messages call it: a file's path.</param>
    /// <param name="scoreColumn">Name of the column with a number a base.</param>
    /// <exception cref="GenomicsException">The table is empty, or has not one column of each name.</exception>
    public AttributionTableReader(TextReader reader, string source, string scoreColumn = "score")
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(scoreColumn);
        _reader = reader;
        Source = source;
        try
        {
            string header = _reader.ReadLine()
                ?? throw new GenomicsException($"{source}: is empty, a table of attributions is expected");
            _header = [.. header.Split('\t').Select(cell => cell.Trim())];
            _name = Find(NameColumn);
            _position = Find(PositionColumn);
            _base = Find(BaseColumn);
            _score = Find(scoreColumn);
            string[] bases = [.. Dna.Letters[..Dna.BaseCount].Select(letter => letter.ToString())];
            _bases = bases.All(_header.Contains) ? [.. bases.Select(Find)] : null;
            // One more, so that a row with too many is told from one that is right.
            _cells = new Range[_header.Length + 1];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>How messages call the table.</summary>
    public string Source { get; }

    /// <summary>Whether records have the numbers of all four bases.</summary>
    public bool HasBases => _bases is not null;

    /// <summary>Opens a file (plain or gzip), or standard input where the path is "-".</summary>
    /// <param name="path">The file.</param>
    /// <param name="scoreColumn">Name of the column with a number a base.</param>
    /// <exception cref="GenomicsException">The file cannot be read, is empty, or has not one column of each name.</exception>
    public static AttributionTableReader Open(string path, string scoreColumn = "score") =>
        new(new StreamReader(InputFile.OpenRead(path)), InputFile.DisplayName(path), scoreColumn);

    /// <summary>The next sequence; null at the end.</summary>
    /// <exception cref="GenomicsException">
    /// A row has more or fewer columns than the header, a cell is not what its column says, or a position does not follow the
    /// one before; names file, line and column.
    /// </exception>
    public AttributionRecord? Read()
    {
        string? name = null;
        int first = 0, firstLine = 0;
        var codes = new List<byte>();
        var scores = new List<float>();
        var bases = new List<float>();
        for (; Peek() is { } line; _ahead = null)
        {
            ReadOnlySpan<char> row = line;
            if (row.Split(_cells, '\t') != _header.Length)
                throw Error($"{line.Split('\t').Length} columns, the header has {_header.Length}");
            ReadOnlySpan<char> rowName = row[_cells[_name]].Trim();
            int position = Position(row[_cells[_position]]);
            if (name is not null && !rowName.SequenceEqual(name))
                break;
            if (name is null)
            {
                name = rowName.Length > 0 ? rowName.ToString() : throw Error(_name, "has no name");
                (first, firstLine) = (position, _line);
            }
            else if (position != first + codes.Count)
            {
                // A second sequence of the same name starts anew.
                if (position == 1)
                    break;
                throw Error(_position, $"position {position} of {name}, {first + codes.Count} is expected");
            }
            codes.Add(Code(row[_cells[_base]]));
            scores.Add(Number(row, _score));
            foreach (int column in _bases ?? [])
                bases.Add(Number(row, column));
        }
        return name is null
            ? null
            : new AttributionRecord(name, first, [.. codes], [.. scores], _bases is null ? null : [.. bases])
            {
                Line = firstLine,
            };
    }

    /// <summary>Closes the text.</summary>
    public void Dispose() => _reader.Dispose();

    private string? Peek()
    {
        while (_ahead is null)
        {
            if (_reader.ReadLine() is not { } line)
                return null;
            _line++;
            if (!string.IsNullOrWhiteSpace(line))
                _ahead = line;
        }
        return _ahead;
    }

    private int Find(string column)
    {
        int index = Array.IndexOf(_header, column);
        if (index < 0)
            throw new GenomicsException($"{Source}: line 1: has no column {column} (its header: {string.Join(", ", _header)})");
        return Array.LastIndexOf(_header, column) == index
            ? index
            : throw new GenomicsException($"{Source}: line 1: column {column} is there twice");
    }

    private int Position(ReadOnlySpan<char> cell) =>
        int.TryParse(cell.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int position) && position > 0
            ? position
            : throw Error(_position, $"'{cell}' is not a position, a whole number from 1");

    private byte Code(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        int code = cell.Length == 1 ? Dna.CodeOf(cell[0]) : -1;
        return code >= 0 ? (byte)code : throw Error(_base, $"'{cell}' is not a base (expected A, C, G, T or N)");
    }

    private float Number(ReadOnlySpan<char> row, int column)
    {
        ReadOnlySpan<char> cell = row[_cells[column]].Trim();
        return float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value
            : throw Error(column, $"'{cell}' is not a finite number");
    }

    private GenomicsException Error(string what) => new($"{Source}: line {_line}: {what}");

    private GenomicsException Error(int column, string what) => new($"{Source}: line {_line}, column {_header[column]}: {what}");
}
