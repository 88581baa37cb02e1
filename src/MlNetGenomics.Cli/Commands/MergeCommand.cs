using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.Reports;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng merge.</summary>
internal sealed class MergeCommand : CliCommand
{
    private const string TableName = "table";

    private readonly Argument<string[]> _shards = new("shards")
    {
        Description = "Tables of all shards, in any order",
        HelpName = "SHARD.tsv",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The table as one run would have written it",
        HelpName = "FILE.tsv",
        Required = true,
    };

    private readonly Option<string?> _bedGraph = new("--bedgraph")
    {
        Description = "Scores of bases as a sorted genome track, as mlng ism writes it without shards",
        HelpName = "FILE.bg",
    };

    /// <summary>Makes the command.</summary>
    public MergeCommand(Shell shell, CommonOptions common)
        : base(
            "merge",
            "Put the tables of shards together (--shard of mlng ism, neuronmotif and variants).",
            shell,
            common,
            "mlng merge part1.tsv part2.tsv part3.tsv --out ism.tsv --bedgraph ism.bg",
            "mlng merge relu2.1.tsv relu2.2.tsv --out relu2.tsv")
    {
        Arguments.Add(_shards);
        Add(_out, _bedGraph);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string[] shards = parsed.GetValue(_shards)!;
        ShardMerge merge = ShardMerge.Open(shards);
        run.Settings["of"] = merge.First.Command;
        run.Settings["shards"] = merge.First.Shard.Count;
        ImmutableArray<string> tasks = ShardPlan.Tasks(merge.First);
        string? trackPath = parsed.GetValue(_bedGraph);
        bool isOfVariants = merge.First.Command == VariantsCommand.CommandName;
        if (trackPath is not null && (tasks.Length == 0 || isOfVariants))
            throw new GenomicsException($"{_bedGraph.Name}: tables of mlng {merge.First.Command} have no scores of bases");
        (string Name, string Path)[] paths = MutagenesisFiles.Tracks(trackPath, tasks);
        run.Plan(
            shards, [(TableName, parsed.GetValue(_out)), .. paths.Select(track => (track.Name, (string?)track.Path))]);
        using var tracks = new AttributionTableTracks(trackPath is null ? [] : tasks);
        OutputFile file = run.Outputs.Open(TableName);
        long rows = 0;
        RunOutputs.Guard(file, () => rows = merge.First.Command switch
        {
            ModulesFile.Command => WriteStamped(merge, file.Writer, run),
            VariantsCommand.CommandName => WriteVariants(merge, file.Writer, run),
            _ => merge.Write(file.Writer, trackPath is null ? null : tracks.Add, run.Cancellation),
        });
        for (int task = 0; task < paths.Length; task++)
            run.Outputs.SetText(paths[task].Name, writer => tracks.Write(task, writer, run.Cancellation));
        run.Metrics["rows"] = rows;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{merge.First.Shard.Count} shards merged, {rows:#,0} rows ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    /// <summary>Modules are read by further commands, which ask what they are of.</summary>
    private static long WriteStamped(ShardMerge merge, TextWriter writer, CommandRun run)
    {
        using var whole = new ShardWriter(writer, merge.First with { Shard = new Shard(1, 1) });
        long rows = merge.Write(whole, cancellation: run.Cancellation);
        whole.Complete();
        return rows;
    }

    /// <summary>Which variants stand out is known once all of them are.</summary>
    private static long WriteVariants(ShardMerge merge, TextWriter writer, CommandRun run)
    {
        using var body = new TextSpool();
        long rows = merge.Write(body.Writer, null, run.Cancellation);
        IReadOnlyDictionary<string, string> settings = merge.First.Settings;
        double top = double.Parse(settings["top"], CultureInfo.InvariantCulture);
        VariantFiles.Finish(body, writer, top, VariantOptions.Tests(settings.GetValueOrDefault("tests")), run.Cancellation);
        return rows;
    }
}
