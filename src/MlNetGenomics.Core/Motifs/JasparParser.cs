using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>Reads JASPAR count matrices.</summary>
internal sealed class JasparParser
{
    private const double FrequencyTolerance = 0.02;

    private readonly MotifLines _lines;
    private readonly double _pseudocount;
    private readonly List<PositionProbabilityMatrix> _motifs = [];

    public JasparParser(MotifLines lines, double pseudocount)
    {
        _lines = lines;
        _pseudocount = pseudocount;
    }

    /// <summary>Fails unless a pseudocount is a finite number of 0 or more.</summary>
    public static void RequirePseudocount(double pseudocount)
    {
        if (!(pseudocount >= 0 && double.IsFinite(pseudocount)))
            throw new ArgumentOutOfRangeException(nameof(pseudocount), pseudocount, "0 or more");
    }

    /// <summary>Whether a line can be the first of a JASPAR file: a header or a row of counts.</summary>
    public static bool IsFirstLine(string line)
    {
        if (line.StartsWith('>'))
            return true;
        (int code, string[] words) = SplitRow(line);
        return words.Length > 0 && TryCount(words[0]) && (code >= 0 || char.IsAsciiDigit(line[0]));
    }

    public MotifSet Parse()
    {
        _lines.SkipEmpty();
        if (_lines.Peek() is not { } first)
            throw new GenomicsException($"{_lines.SourceName}: the file is empty, JASPAR motifs are expected");
        if (!first.StartsWith('>'))
            ReadMatrix(MotifNames.OneWord(Path.GetFileNameWithoutExtension(_lines.SourceName)), "");
        _lines.SkipEmpty();
        while (_lines.Take() is { } line)
        {
            if (!line.StartsWith('>'))
                throw _lines.Error($"{MotifLines.Quote(line)} found, '>' and a name expected");
            (string name, string rest) = MotifNames.SplitFirstWord(line[1..]);
            if (name.Length == 0)
                throw _lines.Error("'>' without a name");
            _lines.TakeName(name);
            _lines.SkipEmpty();
            ReadMatrix(name, rest);
            _lines.SkipEmpty();
        }
        return new MotifSet(_motifs);
    }

    /// <summary>A row's base (-1 where it has no letter) and its words.</summary>
    private static (int Code, string[] Words) SplitRow(string line)
    {
        int code = line.Length == 0 ? -1 : Dna.Letters.IndexOf(char.ToUpperInvariant(line[0]));
        if (code is < 0 or >= Dna.BaseCount || line.Length > 1 && char.IsLetter(line[1]))
            code = -1;
        string rest = code >= 0 ? line[1..] : line;
        rest = rest.Replace('[', ' ').Replace(']', ' ').Replace('|', ' ').Replace(':', ' ');
        return (code, rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool TryCount(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
        && count >= 0 && double.IsFinite(count);

    private void ReadMatrix(string name, string alternate)
    {
        int start = Math.Max(1, _lines.Number);
        var rows = new double[Dna.BaseCount][];
        int width = -1;
        for (int row = 0; row < Dna.BaseCount; row++)
        {
            if (_lines.Peek() is not { Length: > 0 } line || line.StartsWith('>'))
                throw _lines.ErrorAt(start, $"motif {name} has {row} rows of counts, {Dna.BaseCount} are expected");
            _lines.Take();
            (int code, string[] words) = SplitRow(line);
            int @base = code >= 0 ? code : row;
            if (rows[@base] is not null)
                throw _lines.Error($"motif {name}: a second row for {Dna.Letters[@base]}");
            rows[@base] = Counts(name, line, words);
            if (width >= 0 && words.Length != width)
                throw _lines.Error($"motif {name}: {words.Length} counts found, {width} as in the row above expected");
            width = words.Length;
        }
        _motifs.Add(ToMotif(name, alternate, rows, start));
    }

    private double[] Counts(string name, string line, string[] words)
    {
        if (words.Length == 0)
            throw _lines.Error($"motif {name}: {MotifLines.Quote(line)} has no counts");
        foreach (string word in words)
        {
            if (!TryCount(word))
                throw _lines.Error($"motif {name}: {MotifLines.Quote(word)} is not a count");
        }
        return Array.ConvertAll(words, word => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private PositionProbabilityMatrix ToMotif(string name, string alternate, double[][] rows, int start)
    {
        int width = rows[0].Length;
        var probabilities = new double[width * Dna.BaseCount];
        double sites = 0;
        for (int position = 0; position < width; position++)
        {
            double sum = 0;
            for (int b = 0; b < Dna.BaseCount; b++)
                sum += rows[b][position];
            sites += sum / width;
            if (!(sum + _pseudocount > 0 && double.IsFinite(sum)))
                throw _lines.ErrorAt(start, $"motif {name}, position {position + 1}: the counts sum to {sum}");
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[position * Dna.BaseCount + b] =
                    (rows[b][position] + _pseudocount / Dna.BaseCount) / (sum + _pseudocount);
        }
        // The columns of a JASPAR matrix may differ in their sums; its own MEME files state the mean.
        // Frequencies in place of counts say nothing about the number of sites.
        double? siteCount = Math.Abs(sites - 1) <= FrequencyTolerance ? null : sites;
        return new PositionProbabilityMatrix(name, probabilities, alternate, siteCount);
    }
}
