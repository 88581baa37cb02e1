using System.Globalization;

namespace MlNetGenomics.Tracks;

/// <summary>Reads bedGraph a line at a time; the name of the sequence is made anew only where it changes.</summary>
/// <param name="source">How messages call the file.</param>
internal sealed class BedGraphLine(string source)
{
    private const int ColumnCount = 4;

    public int Number { get; set; }

    public string Sequence { get; private set; } = "";

    public long Start { get; private set; }

    public long End { get; private set; }

    public float Score { get; private set; }

    public void Parse(ReadOnlySpan<char> text)
    {
        Span<Range> cells = stackalloc Range[ColumnCount + 1];
        // Any white space, as genome browsers take it.
        int count = text.Trim().SplitAny(cells, [' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (count != ColumnCount)
            throw Error($"{(count > ColumnCount ? $"more than {ColumnCount}" : $"{count}")} columns found, sequence, start, end and score are expected");
        text = text.Trim();
        if (!text[cells[0]].SequenceEqual(Sequence))
            Sequence = text[cells[0]].ToString();
        Start = Position(text[cells[1]], "start");
        End = Position(text[cells[2]], "end");
        if (End <= Start)
            throw Error($"the end {End} is not above the start {Start}");
        ReadOnlySpan<char> score = text[cells[3]];
        if (!float.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) || !float.IsFinite(value))
            throw Error($"the score '{score}' is not a finite number");
        Score = value;
    }

    private long Position(ReadOnlySpan<char> cell, string what) =>
        long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? position
            : throw Error($"the {what} '{cell}' is not a whole number of 0 or more");

    private GenomicsException Error(string what) => new($"{source}, line {Number}: {what}");
}
