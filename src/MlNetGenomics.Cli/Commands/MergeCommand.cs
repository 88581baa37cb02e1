using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
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

    /// <summary>Makes the command.</summary>
    public MergeCommand(Shell shell, CommonOptions common)
        : base(
            "merge",
            "Put the tables of shards together (mlng ism --shard).",
            shell,
            common,
            "mlng merge part1.tsv part2.tsv part3.tsv --out ism.tsv")
    {
        Arguments.Add(_shards);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string[] paths = parsed.GetValue(_shards)!;
        ShardMerge merge = ShardMerge.Open(paths);
        run.Settings["of"] = merge.First.Command;
        run.Settings["shards"] = merge.First.Shard.Count;
        run.Plan(paths, (TableName, parsed.GetValue(_out)));
        OutputFile file = run.Outputs.Open(TableName);
        long rows = 0;
        RunOutputs.Guard(file, () => rows = merge.Write(file.Writer, run.Cancellation));
        run.Metrics["rows"] = rows;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{merge.First.Shard.Count} shards merged, {rows:#,0} rows ({run.Seconds:0.0} s)"));
        return run.Finish();
    }
}
