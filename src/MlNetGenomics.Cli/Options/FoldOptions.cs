using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>How sequences are dealt out to the folds of a cross-validation.</summary>
internal sealed class FoldOptions
{
    private const string Sequence = "sequence";
    private const string Region = "region";
    private const string Chromosome = "chromosome";

    private readonly Option<int> _folds = new("--folds")
    {
        Description = "Number of folds",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 2),
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<string> _by = Choice.Option(
        "--fold-by",
        "What stays together in a fold: nothing, tiles called REGION_TILE, or names like chr1:100-300",
        Sequence,
        Sequence,
        Region,
        Chromosome);

    /// <summary>The options.</summary>
    public Option[] All => [_folds, _by];

    /// <summary>--folds, where the folds are not wanted.</summary>
    public Option<int> Number => _folds;

    /// <summary>Fold of each sequence; puts the options into the JSON file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="nameOf">Name of a sequence.</param>
    /// <exception cref="GenomicsException">A name does not say region or chromosome, or there are too few.</exception>
    public int[] Assign(ParseResult parsed, CommandRun run, int count, Func<int, string> nameOf)
    {
        run.Settings["folds"] = parsed.GetValue(_folds);
        return Assign(parsed, GroupsOf(parsed, run, count, nameOf), count, run.Seed);
    }

    /// <summary>Fold of each sequence for a seed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="groups">Group of each sequence, or null.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="seed">Equal seeds give equal folds.</param>
    /// <exception cref="GenomicsException">There are too few sequences or groups.</exception>
    public int[] Assign(ParseResult parsed, string[]? groups, int count, long seed)
    {
        int folds = parsed.GetValue(_folds);
        return groups is null ? KFold.Assign(count, folds, seed) : KFold.AssignGroups(groups, folds, seed);
    }

    /// <summary>What each sequence stays together with; null for nothing. Puts it into the JSON file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="nameOf">Name of a sequence.</param>
    /// <exception cref="GenomicsException">A name does not say region or chromosome.</exception>
    public string[]? GroupsOf(ParseResult parsed, CommandRun run, int count, Func<int, string> nameOf)
    {
        string by = parsed.GetValue(_by)!;
        run.Settings["fold_by"] = by;
        if (by == Sequence)
            return null;
        var tiles = new TileNamePattern();
        IEnumerable<string> names = Enumerable.Range(0, count).Select(nameOf);
        return [.. names.Select(name => by == Region ? tiles.Parse(name).Region : GenomicInterval.ChromosomeOf(name))];
    }
}
