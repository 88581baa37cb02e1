using System.CommandLine;
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
    // Attributions of a batch and what they are made of are four numbers a base each.
    private const int BatchBases = 1 << 20;

    private readonly SequenceOptions _sequences = new();
    private readonly NeuronOptions _neuron = new();
    private readonly SaliencyMethodOptions _method = new();
    private readonly AttributionOutputOptions _outputs =
        new("saliency", "name, position (from 1), base, score, and A, C, G, T for gradients");

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network",
        HelpName = "FILE.onnx",
        Required = true,
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
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!, fasta = parsed.GetValue(_sequences.Fasta)!;
        var outputs = new AttributionOutputs(_outputs, parsed, run);
        run.Settings["model"] = path;
        run.Settings["fasta"] = fasta;
        SaliencySettings settings = _method.Get(parsed, run);
        NetworkModel model = NetworkOnnx.Import(path);
        (Neuron neuron, int? task, string target) =
            SequenceOptions.InFile(path, () => _neuron.Get(parsed, model.Network, run));
        using FastaReader reader = _sequences.Open(parsed);
        var batches = new SequenceBatches(reader, InputFile.DisplayName(fasta), model.Network.InputLength, BatchBases);
        // The first batch is read before anything is written, so that a wrong file is told from an empty result.
        SequenceSet? first = batches.Next();
        outputs.Plan(path, fasta);
        var scorer = new NetworkScorer(model, run.Threads);
        SequenceOptions.InFile(fasta, () => run.WithProgress(
            "explaining", progress => Explain(batches.Following(first), scorer, neuron, settings, outputs, run, progress)));
        outputs.WriteReport(
            $"Saliency of {target} in {Path.GetFileName(path)}", target, scorer, task,
            data => SaliencyReport.Create(data, settings.Method));
        return outputs.Finish(target);
    }

    private static int Explain(
        IEnumerable<SequenceSet> batches,
        NetworkScorer scorer,
        Neuron neuron,
        SaliencySettings settings,
        AttributionOutputs outputs,
        CommandRun run,
        IProgress<WorkProgress>? progress)
    {
        CountReporter? reporter = progress is null ? null : new CountReporter(progress);
        outputs.Start(SaliencyMaps.IsGradient(settings.Method));
        int count = 0;
        foreach (SequenceSet batch in batches)
        {
            SaliencyMaps maps = Saliency.Maps(scorer, batch, neuron, settings, run.Cancellation);
            for (int i = 0; i < batch.Count; i++)
            {
                ReadOnlySpan<float> map = maps.Map(i).Span;
                float[] scores = SaliencyMaps.BaseScores(settings.Method, batch[i], map);
                outputs.Write(batch.Names[i], batch[i], scores, map, maps.Values[i]);
            }
            count += batch.Count;
            reporter?.Report(count);
        }
        return count;
    }
}
