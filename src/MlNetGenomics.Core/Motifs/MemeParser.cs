using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>
/// Reads MEME motif text. What it needs it checks; what it does not know (URLs, log-odds matrices, the
/// sites and diagrams of the MEME program's own output) it skips.
/// </summary>
internal sealed class MemeParser
{
    private const string Version = "MEME version";
    private const string Matrix = "letter-probability matrix:";
    private const double RowSumTolerance = 0.02;

    private readonly MotifLines _lines;
    private readonly List<PositionProbabilityMatrix> _motifs = [];
    private BaseBackground? _background;
    private bool _bothStrands = true;

    public MemeParser(MotifLines lines)
    {
        _lines = lines;
    }

    /// <summary>Whether a line starts a MEME file, or is the rule of stars above it in the program's output.</summary>
    public static bool IsFirstLine(string line) =>
        StartsWith(line, Version) || line.StartsWith("****", StringComparison.Ordinal);

    public MotifSet Parse()
    {
        SkipToVersion();
        while (_lines.Take() is { } line)
        {
            if (StartsWith(line, "ALPHABET"))
                CheckAlphabet(line["ALPHABET".Length..]);
            else if (StartsWith(line, "strands:"))
                _bothStrands = line.Contains('-');
            else if (StartsWith(line, "Background letter frequencies"))
                ReadBackground();
            else if (IsMotifLine(line))
                ReadMotif(line);
        }
        if (_motifs.Count == 0)
            throw new GenomicsException($"{_lines.SourceName}: a MEME file without a MOTIF line");
        return new MotifSet(_motifs, _background, _bothStrands);
    }

    private static bool StartsWith(string line, string start) =>
        line.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>"MOTIF name ..."; in capitals, because the MEME program also writes "Motif ... Description".</summary>
    private static bool IsMotifLine(string line) =>
        line.StartsWith("MOTIF", StringComparison.Ordinal) && (line.Length == 5 || char.IsWhiteSpace(line[5]));

    private void SkipToVersion()
    {
        _lines.SkipEmpty();
        if (_lines.Peek() is not { } first)
            throw new GenomicsException($"{_lines.SourceName}: the file is empty, MEME motifs are expected");
        if (!IsFirstLine(first))
        {
            _lines.Take();
            throw _lines.Error($"{MotifLines.Quote(first)} found, 'MEME version ...' expected");
        }
        while (_lines.Take() is { } line)
        {
            if (StartsWith(line, Version))
                return;
        }
        throw new GenomicsException($"{_lines.SourceName}: there is no line 'MEME version ...'");
    }

    /// <summary>"ALPHABET= ACGT", or a block of symbols that ends in END ALPHABET.</summary>
    private void CheckAlphabet(string rest)
    {
        int start = _lines.Number;
        rest = rest.Trim();
        string symbols;
        if (rest.StartsWith('='))
        {
            symbols = rest[1..].Trim();
        }
        else
        {
            symbols = "";
            while (true)
            {
                string line = _lines.Take() ?? throw _lines.ErrorAt(start, "the ALPHABET block has no END ALPHABET");
                if (StartsWith(line, "END ALPHABET"))
                    break;
                symbols += CoreSymbols(line);
            }
        }
        string sorted = string.Concat(symbols.ToUpperInvariant().Order());
        if (sorted != "ACGT")
            throw _lines.ErrorAt(start, $"the alphabet is {MotifLines.Quote(symbols)}, DNA motifs (ACGT) are expected");
    }

    /// <summary>
    /// Symbols of an alphabet line: 'A "Adenine" CC0000 ~ T "Thymine" 008000' has A and T, 'R = AG' none.
    /// </summary>
    private static string CoreSymbols(string line)
    {
        string unquoted = string.Concat(line.Split('"').Where((_, part) => part % 2 == 0));
        if (unquoted.Length == 0 || unquoted.StartsWith('#') || unquoted.Contains('='))
            return "";
        return string.Concat(
            unquoted.Split('~').Select(half => half.Trim()).Where(half => half.Length > 0).Select(half => half[0]));
    }

    private void ReadBackground()
    {
        int start = _lines.Number;
        var shares = new double[Dna.BaseCount];
        Array.Fill(shares, double.NaN);
        while (shares.Any(double.IsNaN))
        {
            string? line = _lines.Take();
            if (line is null || IsMotifLine(line))
                throw _lines.ErrorAt(start, "the background lacks some of the four letters");
            string[] words = Words(line);
            for (int i = 0; i < words.Length; i += 2)
            {
                int code = words[i].Length == 1 ? Dna.Letters.IndexOf(char.ToUpperInvariant(words[i][0])) : -1;
                bool isBase = code is >= 0 and < Dna.BaseCount && i + 1 < words.Length;
                if (!isBase || !TryNumber(words[i + 1], out shares[code]))
                {
                    throw _lines.Error(
                        $"{MotifLines.Quote(line)} found, 'A number C number G number T number' expected");
                }
            }
        }
        try
        {
            _background = new BaseBackground(shares[0], shares[1], shares[2], shares[3]);
        }
        catch (GenomicsException e)
        {
            throw _lines.Error(e.Message, e);
        }
    }

    private void ReadMotif(string line)
    {
        int start = _lines.Number;
        string[] words = Words(line);
        if (words.Length < 2)
            throw _lines.Error("MOTIF without a name");
        string name = words[1];
        _lines.TakeName(name);
        // The MEME program's own output continues with "width = 12 sites = 30 ...", which is not a name.
        bool hasAlternate = words.Length > 2 && words[2] != "width"
            && !words[2].StartsWith("width=", StringComparison.Ordinal);
        string alternate = hasAlternate ? words[2] : "";
        while (_lines.Peek() is { } next && !IsMotifLine(next))
        {
            _lines.Take();
            if (StartsWith(next, Matrix))
            {
                ReadMatrix(name, alternate, next[Matrix.Length..]);
                return;
            }
        }
        throw _lines.ErrorAt(start, $"motif {name} has no 'letter-probability matrix:'");
    }

    private void ReadMatrix(string name, string alternate, string header)
    {
        int start = _lines.Number;
        (int? width, double? sites) = ReadHeader(name, header);
        var values = new List<double>();
        _lines.SkipEmpty();
        // Up to the stated width every line must be a row; beyond it, or without it, what looks like one.
        while (_lines.Peek() is { Length: > 0 } next
            && (values.Count < (width ?? 0L) * Dna.BaseCount ? !IsMotifLine(next) : IsNumberStart(next[0])))
        {
            _lines.Take();
            ReadRow(name, next, values);
        }
        int rows = values.Count / Dna.BaseCount;
        if (rows == 0)
            throw _lines.ErrorAt(start, $"the matrix of motif {name} has no rows");
        if (width is { } stated && stated != rows)
            throw _lines.ErrorAt(start, $"the matrix of motif {name} has {rows} rows, w= {stated} is stated");
        _motifs.Add(new PositionProbabilityMatrix(
            name, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), alternate, sites));
    }

    /// <summary>"alength= 4 w= 10 nsites= 20 E= 0", each optional, with or without the space.</summary>
    private (int? Width, double? Sites) ReadHeader(string name, string header)
    {
        int? width = null;
        double? sites = null;
        string[] words = Words(header.Replace("=", "= "));
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is not ("alength=" or "w=" or "nsites="))
                continue;
            // Only the number of sites may be a fraction: where sites are weighted.
            if (!TryNumber(words[i + 1], out double value) || !(value is >= 0 and <= int.MaxValue)
                || words[i] != "nsites=" && value != Math.Floor(value))
            {
                throw _lines.Error($"motif {name}: {words[i]} {MotifLines.Quote(words[i + 1])} is not a count");
            }
            if (words[i] == "alength=" && value != Dna.BaseCount)
                throw _lines.Error($"motif {name} has alength= {words[i + 1]}, DNA motifs have 4");
            if (words[i] == "w=")
                width = (int)value;
            if (words[i] == "nsites=")
                sites = value;
        }
        return (width, sites);
    }

    private void ReadRow(string name, string line, List<double> values)
    {
        string[] words = Words(line);
        if (words.Length != Dna.BaseCount)
            throw _lines.Error($"motif {name}: {words.Length} values found, {Dna.BaseCount} expected");
        double sum = 0;
        foreach (string word in words)
        {
            if (!TryNumber(word, out double value) || !(value >= 0 && value <= 1 + RowSumTolerance))
                throw _lines.Error($"motif {name}: {MotifLines.Quote(word)} is not a probability");
            values.Add(value);
            sum += value;
        }
        if (Math.Abs(sum - 1) > RowSumTolerance)
            throw _lines.Error(FormattableString.Invariant($"motif {name}: the row sums to {sum:0.####}, not 1"));
    }

    private static bool IsNumberStart(char letter) => char.IsAsciiDigit(letter) || letter == '.';

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool TryNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
