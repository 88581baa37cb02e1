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

/// <summary>mlng deeplift.</summary>
internal sealed class DeepLiftCommand : CliCommand
{
    // Each base of a batch has sums of its own for every part of the references.
    private const int BatchBases = 1 << 17;

    private readonly SequenceOptions _sequences = new();
    private readonly NeuronOptions _neuron = new();
    private readonly ReferenceOptions _references = new();
    private readonly AttributionOutputOptions _outputs = new("deeplift", "name, position (from 1), base, score");

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<bool> _hypothetical = new("--hypothetical")
    {
        Description = "A, C, G, T follow in the table: what each base would contribute, as TF-MoDISco reads it",
    };

    /// <summary>Makes the command.</summary>
    public DeepLiftCommand(Shell shell, CommonOptions common)
        : base(
            "deeplift",
            "Attribute to bases what a network's value differs by from that of references (DeepLIFT, rescale rule).",
            shell,
            common,
            "mlng deeplift --model model.onnx --fasta test.fa --out d.tsv --report d.html",
            "mlng deeplift --model bound.onnx --task GATA1 --fasta a.fa --reference zero --hypothetical",
            "mlng deeplift --model model.onnx --fasta peaks.fa --references 50 --bedgraph d.bg")
    {
        Add(_model);
        Add(_sequences.All);
        Add(_neuron.All);
        Add(_references.All);
        Add(_hypothetical);
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!, fasta = parsed.GetValue(_sequences.Fasta)!;
        bool isHypothetical = parsed.GetValue(_hypothetical);
        var outputs = new AttributionOutputs(_outputs, parsed, run);
        run.Settings["model"] = path;
        run.Settings["fasta"] = fasta;
        NetworkModel model = NetworkOnnx.Import(path);
        (Neuron neuron, int? task, string target) =
            SequenceOptions.InFile(path, () => _neuron.Get(parsed, model.Network, run));
        int length = model.Network.InputLength;
        (InputReferences references, string name) = _references.Get(parsed, length, _sequences.Policy(parsed), run);
        using FastaReader reader = _sequences.Open(parsed);
        var batches = new SequenceBatches(reader, InputFile.DisplayName(fasta), length, BatchBases);
        // The first batch is read before anything is written, so that a wrong file is told from an empty result.
        SequenceSet? first = batches.Next();
        outputs.Plan(path, fasta, _references.Path(parsed));
        var scorer = new NetworkScorer(model, run.Threads);
        (long poor, double worst) = SequenceOptions.InFile(fasta, () => run.WithProgress("explaining", progress =>
        {
            outputs.Start(isHypothetical);
            return Explain(batches.Following(first), scorer, neuron, references, outputs, run, progress);
        }));
        run.Metrics["greatest_convergence_delta"] = worst;
        if (poor > 0)
        {
            run.Warn(FormattableString.Invariant(
                $"contributions of {poor} pairs of a sequence and a reference do not sum to the difference of their values; ")
                + FormattableString.Invariant($"the worst is off by {worst:0.##e0}"));
        }
        outputs.WriteReport(
            $"DeepLIFT of {target} in {Path.GetFileName(path)}", target, scorer, task,
            data => DeepLiftReport.Create(data, name));
        return outputs.Finish(target);
    }

    private static (long Poor, double Worst) Explain(
        IEnumerable<SequenceSet> batches,
        NetworkScorer scorer,
        Neuron neuron,
        InputReferences references,
        AttributionOutputs outputs,
        CommandRun run,
        IProgress<WorkProgress>? progress)
    {
        CountReporter? reporter = progress is null ? null : new CountReporter(progress);
        long poor = 0;
        double worst = 0;
        int count = 0;
        foreach (SequenceSet batch in batches)
        {
            int before = count;
            DeepLiftResult result = DeepLift.Compute(
                scorer, batch, neuron, references,
                reporter is null ? null : new ShiftedProgress(reporter, before), run.Cancellation);
            for (int i = 0; i < batch.Count; i++)
                outputs.Write(batch.Names[i], batch[i], result.Scores(i), result.HypotheticalOf(i).Span, result.Values[i]);
            poor += result.PoorDeltas;
            worst = Math.Max(worst, result.Deltas.Max(delta => Math.Abs((double)delta)));
            count += batch.Count;
        }
        return (poor, worst);
    }

    /// <summary>Progress within a batch, told as that of all.</summary>
    private sealed class ShiftedProgress(IProgress<int> target, int done) : IProgress<int>
    {
        public void Report(int value) => target.Report(done + value);
    }
}
