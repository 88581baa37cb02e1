using System.Text.RegularExpressions;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Regulators;

/// <summary>
/// What the transcription factor of a database motif is called: as a file says, else the motif's second name (JASPAR's), else
/// the part of a HOCOMOCO identifier that names the factor, else the identifier.
/// </summary>
public sealed partial class FactorNames
{
    private const char Separator = '\t';

    private readonly IReadOnlyDictionary<string, string> _names;

    private FactorNames(IReadOnlyDictionary<string, string> names)
    {
        _names = names;
    }

    /// <summary>Names as the database has them.</summary>
    public static FactorNames OfDatabase { get; } = new(new Dictionary<string, string>());

    /// <summary>
    /// Reads names: lines of two columns apart by a tab, a motif's identifier or its factor's name in the database, and how the
    /// factor is to be called. Empty lines and comments (#) are skipped.
    /// </summary>
    /// <param name="path">The file, plain or gzip, or "-" for standard input.</param>
    /// <exception cref="GenomicsException">The file cannot be read, or a line is something else; names it.</exception>
    public static FactorNames Read(string path)
    {
        var names = new Dictionary<string, string>();
        using var reader = new StreamReader(InputFile.OpenRead(path));
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            string[] cells = line.Split(Separator);
            string place = $"{InputFile.DisplayName(path)}, line {number}";
            if (cells.Length < 2 || cells[0].Trim().Length == 0 || cells[1].Trim().Length == 0)
                throw new GenomicsException($"{place}: a motif or factor, a tab and a name are expected");
            if (!names.TryAdd(cells[0].Trim(), cells[1].Trim()))
                throw new GenomicsException($"{place}: '{cells[0].Trim()}' has a name already");
        }
        return new FactorNames(names);
    }

    /// <summary>Name of a motif's factor.</summary>
    public string Of(PositionProbabilityMatrix motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        if (_names.TryGetValue(motif.Name, out string? given))
            return given;
        Match hocomoco = HocomocoPattern().Match(motif.Name);
        string own = motif.AlternateName.Length > 0 ? motif.AlternateName
            : hocomoco.Success ? hocomoco.Groups[1].Value : motif.Name;
        return _names.TryGetValue(own, out given) ? given : own;
    }

    // AHR_HUMAN.H11MO.0.B of version 11, AHR.H12CORE.0.P.B of version 12.
    [GeneratedRegex(@"^([^.]+?)(?:_HUMAN|_MOUSE)?\.H\d+[A-Z]+\.")]
    private static partial Regex HocomocoPattern();
}
