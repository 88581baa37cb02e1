using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng peaks.</summary>
internal sealed class PeaksCommand : CliCommand
{
    private const string SequencesName = "sequences";
    private const string LabelsName = "labels";

    private readonly Option<string[]> _peaks = new("--peaks")
    {
        Description = "A factor and its peaks as FASTA, plain or gzip; may be given several times",
        HelpName = "NAME=FILE",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<int> _negatives = new("--negatives")
    {
        Description = "Shuffles of each peak, each with its counts of neighbouring bases",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for sequences.fa and labels.tsv",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "peaks",
    };

    /// <summary>Makes the command.</summary>
    public PeaksCommand(Shell shell, CommonOptions common)
        : base(
            "peaks",
            "Make a training set of peaks, a task a factor, and of dinucleotide-shuffled negatives.",
            shell,
            common,
            "mlng peaks --peaks CTCF=ctcf.fa.gz --peaks SPI1=pu1.fa.gz --out peaks")
    {
        Add(_peaks, _negatives, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        (string Task, string Path)[] files = [.. parsed.GetValue(_peaks)!.Select(Split)];
        string folder = parsed.GetValue(_out)!;
        int negatives = parsed.GetValue(_negatives);
        run.Settings["peaks"] = new JsonObject(files.Select(file => KeyValuePair.Create(file.Task, (JsonNode?)file.Path)));
        run.Settings["negatives"] = negatives;
        (string Task, SequenceSet Peaks)[] peaks =
            [.. files.Select(file => (file.Task, FastaReader.ReadAll(file.Path, AmbiguityPolicy.AsN)))];
        run.Plan(
            files.Select(file => file.Path),
            (SequencesName, Path.Combine(folder, "sequences.fa")),
            (LabelsName, Path.Combine(folder, "labels.tsv")));
        var set = PeakSet.Of(peaks, negatives, run.Seed);
        run.Outputs.SetText(SequencesName, writer => FastaWriter.Write(writer, set.Sequences));
        run.Outputs.SetText(LabelsName, writer => WriteLabels(writer, set));
        var positives = new JsonObject();
        for (int task = 0; task < set.Tasks.Count; task++)
            positives[set.Tasks[task]] = set.Labels[task].Count(label => label > 0);
        run.Metrics["sequences"] = set.Sequences.Count;
        run.Metrics["positives"] = positives;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set.Sequences.Count} sequences of {set.Sequences.Length} bases; positives: " +
            $"{string.Join(", ", positives.Select(task => $"{task.Key} {task.Value}"))}"));
        return run.Finish();
    }

    private static void WriteLabels(TextWriter writer, PeakSet set)
    {
        var table = new TableWriter(writer, ["name", .. set.Tasks]);
        for (int i = 0; i < set.Sequences.Count; i++)
            table.WriteRow([set.Sequences.Names[i], .. set.Labels.Select(column => (object?)column[i])]);
    }

    private (string Task, string Path) Split(string text)
    {
        int sign = text.IndexOf('=');
        if (sign <= 0 || sign == text.Length - 1)
            throw new UsageException($"{_peaks.Name}: '{text}' is not of the form NAME=FILE");
        (string task, string path) = (text[..sign], text[(sign + 1)..]);
        if (task.Any(char.IsWhiteSpace) || task == "name")
            throw new UsageException($"{_peaks.Name}: '{task}' cannot be the name of a column");
        return (task, path);
    }
}
