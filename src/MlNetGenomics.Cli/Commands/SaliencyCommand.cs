using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng saliency.</summary>
internal sealed class SaliencyCommand : CliCommand
{
    private const string TableName = "saliency";
    private const string BedGraphName = "bedgraph";
    private const string ReportName = "report";

    // Attributions of a batch and what they are made of are four numbers a base each.
    private const int BatchBases = 1 << 20;

    private readonly SequenceOptions _sequences = new();
    private readonly NeuronOptions _neuron = new();
    private readonly SaliencyMethodOptions _method = new();

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: name, position (from 1), base, score, and A, C, G, T for gradients; standard output if "
            + "nothing else is asked for",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _bedGraph = new("--bedgraph")
    {
        Description = "Scores as a genome track; names of sequences are chr:start-end",
        HelpName = "FILE.bg",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the logos of a few sequences",
        HelpName = "FILE.html",
    };

    private readonly Option<int> _logos = new("--logos")
    {
        Description = "How many: those with the greatest values",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<string?> _sites = new("--sites")
    {
        Description = "Known sites to mark on the page, as mlng simulate writes them",
        HelpName = "FILE.bed",
    };

    /// <summary>Makes the command.</summary>
    public SaliencyCommand(Shell shell, CommonOptions common)
        : base(
            "saliency",
            "Say which bases drive a network's prediction, in memory that does not grow with the file.",
            shell,
            common,
            "mlng saliency --model model.onnx --fasta test.fa --out s.tsv --report s.html",
            "mlng saliency --model bound.onnx --task GATA1 --fasta a.fa --report s.html",
            "mlng saliency --model model.onnx --fasta peaks.fa --method input-x-gradient --bedgraph s.bg")
    {
        Add(_model);
        Add(_sequences.All);
        Add(_neuron.All);
        Add(_method.All);
        Add(_out, _bedGraph, _report, _logos, _sites);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!, fasta = parsed.GetValue(_sequences.Fasta)!;
        string? sitePath = parsed.GetValue(_sites);
        string? reportPath = parsed.GetValue(_report);
        if (reportPath is null)
            OptionUse.Reject(parsed, [_logos, _sites], $"is for the page, and there is no {_report.Name}");
        run.Settings["model"] = path;
        run.Settings["fasta"] = fasta;
        SaliencySettings settings = _method.Get(parsed, run);
        NetworkModel model = NetworkOnnx.Import(path);
        (Neuron neuron, int? task, string target) =
            SequenceOptions.InFile(path, () => _neuron.Get(parsed, model.Network, run));
        ILookup<string, BedRecord>? sites =
            sitePath is null ? null : BedReader.Read(sitePath).ToLookup(site => site.Sequence);
        using FastaReader reader = _sequences.Open(parsed);
        var batches = new SequenceBatches(reader, InputFile.DisplayName(fasta), model.Network.InputLength, BatchBases);
        // The first batch is read before anything is written, so that a wrong file is told from an empty result.
        SequenceSet? first = batches.Next();
        run.Plan(
            [path, fasta, sitePath],
            (TableName, parsed.GetValue(_out)),
            (BedGraphName, parsed.GetValue(_bedGraph)),
            (ReportName, reportPath));
        var scorer = new NetworkScorer(model, run.Threads);
        var selection = new AttributionSelection(reportPath is null ? 0 : parsed.GetValue(_logos));
        bool isOnStandardOutput = run.Outputs.Planned.All(output => output.Name == CommandRun.JsonName);
        long count = SequenceOptions.InFile(fasta, () => run.WithProgress("explaining", progress =>
            Explain(Following(first, batches), scorer, neuron, settings, selection, isOnStandardOutput, run, progress)));
        run.Metrics["sequences"] = count;
        if (reportPath is not null)
        {
            var data = new SaliencyReportData
            {
                Title = $"Saliency of {target} in {Path.GetFileName(path)}",
                Target = target,
                Method = settings.Method,
                Sequences = task is null ? selection.Sequences : WithPredictions(selection.Sequences, scorer, task.Value),
                SequenceCount = count,
                Sites = sites,
                SitesSource = InputFile.DisplayName(sitePath ?? ""),
                Settings = [.. run.Settings.Select(setting => new ReportEntry(setting.Key, $"{setting.Value}"))],
            };
            string page = SaliencyReport.Create(data).ToHtml();
            run.Outputs.SetText(ReportName, writer => writer.Write(page));
        }
        if (isOnStandardOutput)
        {
            run.DataOutput.Flush();
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{target} explained in {count:#,0} sequences ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    private static long Explain(
        IEnumerable<SequenceSet> batches,
        NetworkScorer scorer,
        Neuron neuron,
        SaliencySettings settings,
        AttributionSelection selection,
        bool isOnStandardOutput,
        CommandRun run,
        IProgress<WorkProgress>? progress)
    {
        OutputFile? tableFile = run.Outputs.Has(TableName) ? run.Outputs.Open(TableName) : null;
        OutputFile? trackFile = run.Outputs.Has(BedGraphName) ? run.Outputs.Open(BedGraphName) : null;
        AttributionTableWriter? table = tableFile is null && !isOnStandardOutput
            ? null
            : new AttributionTableWriter(tableFile?.Writer ?? run.DataOutput, SaliencyMaps.IsGradient(settings.Method));
        CountReporter? reporter = progress is null ? null : new CountReporter(progress);
        int count = 0;
        foreach (SequenceSet batch in batches)
        {
            SaliencyMaps maps = Saliency.Maps(scorer, batch, neuron, settings, run.Cancellation);
            for (int i = 0; i < batch.Count; i++)
            {
                string name = batch.Names[i];
                ReadOnlyMemory<float> map = maps.Map(i);
                float[] scores = SaliencyMaps.BaseScores(settings.Method, batch[i], map.Span);
                if (tableFile is not null)
                    RunOutputs.Guard(tableFile, () => table!.Write(name, batch[i], scores, map.Span));
                else
                    table?.Write(name, batch[i], scores, map.Span);
                if (trackFile is not null)
                    RunOutputs.Guard(trackFile, () => AttributionBedGraphWriter.Write(trackFile.Writer, name, scores));
                selection.Add(name, batch[i], maps.Values[i], map.Span);
            }
            count += batch.Count;
            reporter?.Report(count);
        }
        return count;
    }

    private static IEnumerable<SequenceSet> Following(SequenceSet? first, SequenceBatches batches)
    {
        for (SequenceSet? batch = first; batch is not null; batch = batches.Next())
            yield return batch;
    }

    private static AttributionSequence[] WithPredictions(
        IReadOnlyList<AttributionSequence> sequences, NetworkScorer scorer, int task)
    {
        var builder = new SequenceSetBuilder();
        foreach (AttributionSequence sequence in sequences)
            builder.Add(sequence.Name, sequence.Codes);
        float[] predictions = scorer.Predict(builder.Build());
        int tasks = scorer.Model.Network.Tasks.Length;
        return [.. sequences.Select((sequence, i) => sequence with { Prediction = predictions[i * tasks + task] })];
    }
}
