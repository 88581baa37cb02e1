using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Mpra;

/// <summary>A table of counts, read row by row.</summary>
internal sealed class CountTable : IDisposable
{
    // Whole numbers up to here are exact where a program wrote them as 12.0 or 1e+05.
    private const double MostExact = 1L << 53;

    private readonly StreamReader _reader;
    private readonly string[] _header;
    private readonly int _nameIndex;
    private string[] _cells = [];

    /// <summary>Opens a table and reads its header.</summary>
    /// <exception cref="GenomicsException">It cannot be read, is empty, or has no or two columns of a name.</exception>
    public CountTable(CountTableSource source, CountTableSettings settings)
    {
        Source = InputFile.DisplayName(source.Path);
        _reader = new StreamReader(InputFile.OpenRead(source.Path));
        try
        {
            string header = _reader.ReadLine() ?? throw Error("is empty, a table of counts is expected");
            _header = [.. header.Split('\t').Select(cell => cell.Trim())];
            if (_header.GroupBy(cell => cell).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw Error($"line 1: column {twice.Key} is there twice");
            _nameIndex = Array.FindIndex(
                _header, cell => cell.Equals(settings.NameColumn, StringComparison.OrdinalIgnoreCase));
            if (_nameIndex < 0)
                throw Error($"line 1: has no column {settings.NameColumn} (its header: {string.Join(", ", _header)})");
            Columns = ChooseColumns(source, settings);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
        Line = 1;
    }

    /// <summary>What messages call the file.</summary>
    public string Source { get; }

    /// <summary>Its columns but the names', as they are called from outside, and their places in a row.</summary>
    public IReadOnlyList<(string Name, int Index)> Columns { get; }

    /// <summary>Number of the line last read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Name of the sequence of the row last read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="GenomicsException">It has more or fewer columns than the header, or no name.</exception>
    public bool Read()
    {
        string? line;
        do
        {
            line = _reader.ReadLine();
            Line++;
        }
        while (line is not null && string.IsNullOrWhiteSpace(line));
        if (line is null)
            return false;
        _cells = line.Split('\t');
        if (_cells.Length != _header.Length)
            throw Error($"line {Line}: {_cells.Length} columns, the header has {_header.Length}");
        Name = _cells[_nameIndex].Trim();
        return Name.Length > 0 ? true : throw Error($"line {Line}, column {_header[_nameIndex]}: has no name");
    }

    /// <summary>A count of the row last read; <see cref="MpraCounts.Missing"/> for an empty cell, "nan" or "NA".</summary>
    /// <exception cref="GenomicsException">It is negative, fractional, or no number.</exception>
    public long Count(int index)
    {
        ReadOnlySpan<char> text = _cells[index].AsSpan().Trim();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            return count;
        if (LabelFile.IsMissing(text))
            return MpraCounts.Missing;
        bool isWhole = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number is >= 0 and <= MostExact && Math.Floor(number) == number;
        return isWhole
            ? (long)number
            : throw Error($"line {Line}, column {_header[index]}: '{text}' is not a count, a whole number of 0 or more");
    }

    /// <summary>What is wrong with the file.</summary>
    public GenomicsException Error(string what) => new($"{Source}: {what}");

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private IReadOnlyList<(string Name, int Index)> ChooseColumns(CountTableSource source, CountTableSettings settings)
    {
        (string Name, int Index)[] all =
            [.. _header.Select((name, index) => (name, index)).Where(column => column.index != _nameIndex)];
        if (source.Column is null)
            return all;
        string others = string.Join(", ", all.Select(column => column.Name));
        if (settings.CountColumn is { } wanted)
        {
            int index = Array.IndexOf(_header, wanted);
            return index >= 0 && index != _nameIndex
                ? [(source.Column, index)]
                : throw Error($"line 1: has no column {wanted} of counts (its columns: {others})");
        }
        return all.Length == 1
            ? [(source.Column, all[0].Index)]
            : throw Error($"line 1: has {all.Length} columns beside the names ({others}), one of counts is expected; name it");
    }
}
