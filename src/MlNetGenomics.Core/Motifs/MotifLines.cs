namespace MlNetGenomics.Motifs;

/// <summary>Lines of a motif file, without outer white space, one at a time, for parsers that look one ahead.</summary>
internal sealed class MotifLines
{
    private readonly TextReader _reader;
    private readonly Dictionary<string, int> _lineOfName = [];
    private string? _next;

    public MotifLines(TextReader reader, string sourceName)
    {
        _reader = reader;
        SourceName = sourceName;
        _next = _reader.ReadLine()?.Trim();
    }

    /// <summary>How the file is called in messages.</summary>
    public string SourceName { get; }

    /// <summary>Number of the line last taken, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line to come, or null at the end.</summary>
    public string? Peek() => _next;

    /// <summary>Takes the line to come; null at the end.</summary>
    public string? Take()
    {
        string? line = _next;
        if (line is null)
            return null;
        Number++;
        _next = _reader.ReadLine()?.Trim();
        return line;
    }

    /// <summary>Takes empty lines.</summary>
    public void SkipEmpty()
    {
        while (_next is { Length: 0 })
            Take();
    }

    /// <summary>
    /// Notes that the line last taken names a motif. Two of one name could not be told apart in any table.
    /// </summary>
    /// <exception cref="GenomicsException">The file has a motif of this name already.</exception>
    public void TakeName(string name)
    {
        if (!_lineOfName.TryAdd(name, Number))
            throw Error($"a second motif named {Quote(name)}, the first is in line {_lineOfName[name]}");
    }

    /// <summary>An error in the line last taken.</summary>
    public GenomicsException Error(string message, Exception? cause = null) => ErrorAt(Number, message, cause);

    /// <summary>An error in line <paramref name="number"/>.</summary>
    public GenomicsException ErrorAt(int number, string message, Exception? cause = null) =>
        new($"{SourceName}, line {number}: {message}", cause);

    /// <summary>The start of a line, for messages; what a terminal would obey or not show is a replacement character.</summary>
    public static string Quote(string line)
    {
        string start = line.Length <= 40 ? line : $"{line[..37]}...";
        return $"'{string.Concat(start.Select(letter => char.IsControl(letter) && letter != '\t' ? '\uFFFD' : letter))}'";
    }
}
