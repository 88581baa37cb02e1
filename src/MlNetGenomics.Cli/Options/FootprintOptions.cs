using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.NeuronMotif.Footprints;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which sites footprints are made of, and how they are put over each other.</summary>
internal sealed class FootprintOptions
{
    private static readonly FootprintSettings Paper = new();

    private static readonly Dictionary<string, CutFormat> Formats = new()
    {
        ["guess"] = CutFormat.Guess,
        ["bedgraph"] = CutFormat.BedGraph,
        ["bed"] = CutFormat.Bed,
        ["fragments"] = CutFormat.Fragments,
    };

    private readonly Option<string?> _cuts = new("--cuts")
    {
        Description = "Where the genome was cut: counts as bedGraph, cuts or reads as BED; plain or gzip",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = Choice.Option(
        "--cuts-format",
        "What --cuts holds: counts of bases, a cut a line (a read's first base), or fragments (both ends)",
        "guess",
        Formats.Keys);

    private readonly Option<int> _sites = Number("--sites", "Best sites of a neuron, one a window at most", Paper.SiteCount);
    private readonly Option<int> _flank = Number("--flank", "Bases on either side of a site", Paper.Flank);

    private readonly Option<double> _pValue = new("--pvalue")
    {
        Description = "Motifs match with a p-value below this",
        HelpName = "P",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Paper.MotifPValue,
    };

    private readonly Option<string> _at = Choice.Option(
        "--at", "What sites are put over each other by: their best motif and its strand, or their middle", "motif", "motif", "site");

    /// <summary>The options.</summary>
    public Option[] All => [_cuts, _format, _sites, _flank, _pValue, _at];

    /// <summary>--cuts.</summary>
    public string? CutsPath(ParseResult parsed) => parsed.GetValue(_cuts);

    /// <summary>The cuts, read as they are asked for; null where none are given.</summary>
    public (string SourceName, IEnumerable<CutRecord> Records)? Cuts(ParseResult parsed) => CutsPath(parsed) is { } path
        ? (Files.InputFile.DisplayName(path), CutReader.Read(path, Formats[parsed.GetValue(_format)!]))
        : null;

    /// <summary>The settings; puts them into the JSON file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="hasMotifs">Whether motifs are given.</param>
    /// <exception cref="UsageException">A value is out of range, or options do not go together.</exception>
    public FootprintSettings Get(ParseResult parsed, CommandRun run, bool hasMotifs)
    {
        if (CutsPath(parsed) is null)
            OptionUse.Reject(parsed, [_format], $"goes with {_cuts.Name}");
        if (!hasMotifs)
            OptionUse.Reject(parsed, [_pValue, _at], "goes with motifs");
        double pValue = parsed.GetValue(_pValue);
        if (pValue is not (> 0 and <= 1))
            throw new UsageException(FormattableString.Invariant($"{_pValue.Name}: '{pValue}' is not over 0 and at most 1"));
        var settings = new FootprintSettings
        {
            SiteCount = parsed.GetValue(_sites),
            Flank = parsed.GetValue(_flank),
            MotifPValue = pValue,
            AtMotifs = parsed.GetValue(_at) == "motif",
        };
        run.Settings["cuts"] = CutsPath(parsed);
        run.Settings["cuts_format"] = CutsPath(parsed) is null ? null : parsed.GetValue(_format);
        run.Settings["sites"] = settings.SiteCount;
        run.Settings["flank"] = settings.Flank;
        run.Settings["pvalue"] = hasMotifs ? settings.MotifPValue : null;
        run.Settings["at"] = hasMotifs ? parsed.GetValue(_at) : null;
        return settings;
    }

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => usual,
    };
}
