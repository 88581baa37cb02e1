using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Reports;
using MlNetGenomics.Reports.NeuronMotif;
using MlNetGenomics.Sequences;
using MlNetGenomics.Studies.MotifDiscovery;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce neuronmotif-demixing.</summary>
internal sealed class NeuronMotifDemixingCommand : CliCommand
{
    private const string ReportName = "report";
    private const string TableName = "table";
    private const string Gradient = "gradient";
    private const string Guided = "guided";
    private const string Product = "input-x-gradient";

    private readonly DecoupledLayerOptions _layer = new("Trained network");
    private readonly SequenceOptions _sequences = new();

    private readonly Option<string> _motifs = new("--motifs")
    {
        Description = "Known motifs, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _saliency = Choice.Option(
        "--saliency",
        "Saliency by the gradient in all four bases, in the base that is there, or by guided back-propagation",
        Gradient,
        Gradient,
        Product,
        Guided);

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for the page and the table of neurons",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "neuronmotif-demixing",
    };

    /// <summary>Makes the command.</summary>
    public NeuronMotifDemixingCommand(Shell shell, CommonOptions common)
        : base(
            "neuronmotif-demixing",
            "Whether taking neurons apart helps (Wei et al. 2023, Fig. 3): find known motifs by NeuronMotif, by the sites that "
            + "activate a neuron most, and by their saliency.",
            shell,
            common,
            "mlng reproduce neuronmotif-demixing --model net.onnx --modules neurons/modules/relu2.tsv --fasta peaks.fa "
            + "--motifs jaspar.meme --out demixing")
    {
        Add(_layer.All);
        Add(_sequences.All);
        Add(_motifs, _saliency, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string motifPath = parsed.GetValue(_motifs)!, folder = parsed.GetValue(_out)!;
        (NetworkModel model, NeuronLayer layer, LayerModules modules) = _layer.Read(parsed, run);
        IReadOnlyList<PositionProbabilityMatrix> known = MotifReader.Read(motifPath).Motifs;
        SequenceSet sequences = _sequences.Read(parsed, run);
        run.Settings["motifs"] = motifPath;
        run.Settings["saliency"] = parsed.GetValue(_saliency);
        run.Plan(
            [.. _layer.Inputs(parsed), motifPath, parsed.GetValue(_sequences.Fasta)],
            (ReportName, Path.Combine(folder, "report.html")),
            (TableName, Path.Combine(folder, "neurons.tsv")));
        var settings = new MotifDiscoverySettings
        {
            Saliency = new SaliencySettings
            {
                Method = parsed.GetValue(_saliency) switch
                {
                    Guided => SaliencyMethod.GuidedBackpropagation,
                    Product => SaliencyMethod.InputTimesGradient,
                    _ => SaliencyMethod.Gradient,
                },
            },
        };
        DiscoveryComparison comparison = SequenceOptions.InFile(parsed.GetValue(_sequences.Fasta)!, () => MotifDiscoveryStudy.Run(
            model,
            layer,
            modules,
            sequences,
            known,
            settings,
            run.Threads,
            run.Cancellation));
        Describe(run, comparison);
        ReportEntry[] entries = [.. run.Settings.Select(setting => new ReportEntry(setting.Key, $"{setting.Value}"))];
        run.Outputs.SetText(ReportName, writer => writer.Write(MotifDiscoveryReport
            .Create(comparison, Path.GetFileName(motifPath), settings.MatchQValue, entries).ToHtml()));
        run.Outputs.SetText(TableName, writer => MotifDiscoveryTableWriter.Write(writer, comparison));
        return run.Finish();
    }

    private static void Describe(CommandRun run, DiscoveryComparison comparison)
    {
        run.Metrics["layer"] = comparison.Layer;
        run.Metrics["neurons"] = comparison.Neurons.Count;
        run.Metrics["paperOrderHolds"] = comparison.PaperOrderHolds;
        var methods = new JsonObject();
        var table = new TextTable(["method", "matched", "share", "strictly", "known motifs", "mean -log10 q", "p"]);
        foreach (DiscoverySummary summary in comparison.Methods)
        {
            string name = MotifDiscoveryReport.Name(summary.Method);
            methods[name] = new JsonObject
            {
                ["matched"] = summary.MatchedCount,
                ["share"] = summary.MatchedShare,
                ["matchedStrictly"] = summary.StrictCount,
                ["knownMotifs"] = summary.KnownCount,
                ["meanScore"] = summary.MeanScore,
                ["t"] = summary.Against is { } test && double.IsFinite(test.T) ? test.T : null,
                ["pGreater"] = summary.Against?.PGreater,
            };
            table.Add(
            [
                name,
                $"{summary.MatchedCount} of {summary.NeuronCount}",
                MetricNames.Format(summary.MatchedShare),
                $"{summary.StrictCount}",
                $"{summary.KnownCount}",
                MetricNames.Format(summary.MeanScore),
                summary.Against is { } pairs ? HtmlTable.FormatNumber(pairs.PGreater) : "",
            ]);
        }
        run.Metrics["methods"] = methods;
        table.Write(run.Output);
    }
}
