using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng mpra.</summary>
internal sealed class MpraCommand : CliCommand
{
    private readonly MpraCountOptions _counts = new();
    private readonly MpraSequenceOptions _sequences = new();
    private readonly GroupSplitOptions _split = new();

    private readonly Option<bool> _replicates = new("--replicates")
    {
        Description = "Also write replicates.tsv, the activity in each replicate",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for labels.tsv, and with sequences for sequences.fa and tiles.tsv",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "mpra",
    };

    /// <summary>Makes the command.</summary>
    public MpraCommand(Shell shell, CommonOptions common)
        : base(
            "mpra",
            "Make activities and weights to train on out of a reporter assay's counts: log2 of RNA to DNA, each count " +
            "plus 1 and divided by its column's sum; the mean of the replicates; weights by how near these are.",
            shell,
            common,
            "mlng mpra --counts counts.tsv --out mpra",
            "mlng mpra --counts counts.tsv --regions regions.fa --split 0.1,0.1 --out mpra",
            "mlng mpra --counts c.tsv --rna HepG2:r1,r2 --dna HepG2:plasmid --fasta tiles.fa --region-length 295",
            "mlng mpra --counts HepG2_RNA_rep1=a.txt.gz --counts HepG2_RNA_rep2=b.txt.gz --counts DNA=c.txt.gz " +
            "--name-column ID --count-column Counts")
    {
        Add(_counts.All);
        Add(_sequences.All);
        Add(_split.All);
        Add(_replicates, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        _sequences.Require(parsed);
        if (!_sequences.AreGiven(parsed))
            _split.Reject(parsed, "there are no sequences, --fasta or --regions");
        bool isSplit = _split.IsWanted(parsed);
        (MpraCounts counts, MpraActivity activity) = _counts.Read(parsed, run);
        MpraSequences? sequences = _sequences.AreGiven(parsed) ? ReadSequences(parsed, run, activity, isSplit) : null;
        run.Plan(
            [.. _counts.Inputs(parsed), _sequences.Path(parsed)],
            MpraFiles.Paths(parsed.GetValue(_out)!, parsed.GetValue(_replicates), sequences));
        MpraFiles.Set(run, activity, sequences);
        run.Output.WriteLine(Describe(counts, activity, sequences));
        WriteAgreement(run, counts, activity);
        return run.Finish();
    }

    private MpraSequences ReadSequences(ParseResult parsed, CommandRun run, MpraActivity activity, bool isSplit)
    {
        (SequenceSet sequences, TileSet? tiles) = _sequences.Read(parsed, run, activity.Names);
        DataSplit? split = isSplit
            ? SequenceOptions.InFile(
                _sequences.Path(parsed)!, () => _split.Read(parsed, run, tiles?.Regions ?? sequences.Names))
            : null;
        return new MpraSequences(sequences, tiles, split);
    }

    private static string Describe(MpraCounts counts, MpraActivity activity, MpraSequences? sequences)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{activity.Names.Count} sequences");
        if (sequences?.Tiles is { } tiles)
            text += string.Create(CultureInfo.InvariantCulture, $", tiles of {tiles.Regions.Distinct().Count()} regions");
        if (sequences?.Split is { } split)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $"; {split.Training.Length} to train, {split.Validation.Length} to validate, {split.Test.Length} to test on");
        }
        if (activity.LeftOut > 0)
            text += string.Create(CultureInfo.InvariantCulture, $"; {activity.LeftOut} left out, without a value in every replicate");
        if (counts.SummedRows > 0)
            text += string.Create(CultureInfo.InvariantCulture, $"; {counts.SummedRows} rows added to others of their name");
        return text;
    }

    private static void WriteAgreement(CommandRun run, MpraCounts counts, MpraActivity activity)
    {
        var table = new TextTable("experiment", "replicates", "Pearson", "Spearman");
        var tasks = new JsonObject();
        foreach (ExperimentActivity one in activity.Experiments)
        {
            IReadOnlyList<double> pearson = one.Pearson(), spearman = one.Spearman();
            table.Add(
                one.Experiment.Name,
                one.ByReplicate.Count.ToString(CultureInfo.InvariantCulture),
                pearson.Count > 0 ? MetricNames.Format(pearson.Average()) : "",
                spearman.Count > 0 ? MetricNames.Format(spearman.Average()) : "");
            var own = new JsonObject { ["replicates"] = one.ByReplicate.Count };
            if (pearson.Count > 0)
            {
                own["pearson"] = JsonText.Metric(pearson);
                own["spearman"] = JsonText.Metric(spearman);
            }
            tasks[one.Experiment.Name] = own;
        }
        table.Write(run.Output);
        run.Metrics["sequences"] = activity.Names.Count;
        run.Metrics["left_out"] = activity.LeftOut;
        run.Metrics["summed_rows"] = counts.SummedRows;
        run.Metrics["tasks"] = tasks;
    }
}
