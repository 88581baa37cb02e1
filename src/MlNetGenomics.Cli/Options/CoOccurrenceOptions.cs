using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which sites lie together, and which pairs count.</summary>
internal sealed class CoOccurrenceOptions
{
    private static readonly CoOccurrenceSettings Defaults = new();

    private readonly Option<int> _most = new("--max-distance")
    {
        Description = "Greatest distance of two sites' starts that lie together, bases",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => Defaults.MostDistance,
    };

    private readonly Option<int> _least = new("--min-distance")
    {
        Description = "Leave out sequences whose two sites are nearer; the kernels' width keeps to sites that share no base",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => Defaults.LeastDistance,
    };

    private readonly Option<double> _fdr;

    private readonly Option<string?> _known = new("--known")
    {
        Description = "Pairs of proteins known to meet, to mark: BioGRID (tab 2, tab 3), STRING with names, or two columns",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="counting">What counts up to --fdr.</param>
    public CoOccurrenceOptions(string counting = "Pairs count") => _fdr = new Option<double>("--fdr")
    {
        Description = $"{counting} up to this q-value",
        HelpName = "Q",
        CustomParser = result => Numbers.ParseShare(result),
        DefaultValueFactory = _ => 0.05,
    };

    /// <summary>--fdr.</summary>
    public Option<double> Rate => _fdr;

    /// <summary>The options.</summary>
    public Option[] All => [_most, _least, _fdr, _known];

    /// <summary>The file of known pairs, or null.</summary>
    public string? Known(ParseResult parsed) => parsed.GetValue(_known);

    /// <summary>False discovery rate up to which a pair counts.</summary>
    public double MaximumQValue(ParseResult parsed) => parsed.GetValue(_fdr);

    /// <summary>The rule.</summary>
    /// <exception cref="UsageException">The least distance is over the greatest.</exception>
    public CoOccurrenceSettings Get(ParseResult parsed, CommandRun run)
    {
        int most = parsed.GetValue(_most), least = parsed.GetValue(_least);
        if (least > most)
            throw new UsageException(FormattableString.Invariant($"{_least.Name}: {least} is over {_most.Name} {most}"));
        run.Settings["max_distance"] = most;
        run.Settings["min_distance"] = least;
        run.Settings["fdr"] = parsed.GetValue(_fdr);
        run.Settings["known"] = parsed.GetValue(_known);
        return new CoOccurrenceSettings { MostDistance = most, LeastDistance = least };
    }
}
