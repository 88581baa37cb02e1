using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng cluster.</summary>
internal sealed class ClusterCommand : CliCommand
{
    private const string TableName = "table";
    private const string MarksName = "marks";
    private const string PlotName = "plot";
    private const string ReportName = "report";

    private readonly MuseamModelOption _model = new();
    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("by default as the model says");
    // The paper's 512 kernels stood for 183 factors that mattered: nearly every one had a match, as the program's own threshold
    // gives.
    private readonly FactorOptions _factors = new(
        isRequired: false, "; without, kernels stand for themselves", TomtomSettings.Program.MaximumQValue);

    private readonly SequenceClusterOptions _clusters = new();

    private readonly SequenceGroupOption _group = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: name, cluster (from 1, the largest first), x and y on the map; standard output if not given",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _marks = new("--tfs")
    {
        Description = "Factors of each cluster: shares of sequences in which they matter, inside and outside, p- and q-values",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "The map, coloured by cluster",
        HelpName = "FILE.svg",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the map and the clusters' factors",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public ClusterCommand(Shell shell, CommonOptions common)
        : base(
            "cluster",
            "Group sequences by the factors that matter most for a MuSeAM model's predictions.",
            shell,
            common,
            "mlng cluster --model model.onnx --fasta seqs.fa --labels activity.tsv --database hocomoco.meme --out clusters.tsv --report clusters.html")
    {
        Add(_model.Option);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_factors.All);
        Add(_clusters.All);
        Add(_group.Option, _out, _marks, _plot, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        string? path = parsed.GetValue(_out);
        SequenceClusterSettings settings = _clusters.Get(parsed, run);
        MuseamModel model = _model.Read(parsed, run);
        var data = MeasuredSequences.Read(parsed, run, model, _sequences, _labels);
        bool[] isMarked = _group.Mark(parsed, run, data.Sequences, fasta);
        IReadOnlyList<PositionProbabilityMatrix> database = _factors.ReadDatabase(parsed, run);
        run.Plan(
            [_model.PathOf(parsed), fasta, parsed.GetValue(_labels.Labels), .. _factors.Inputs(parsed)],
            (TableName, path), (MarksName, parsed.GetValue(_marks)), (PlotName, parsed.GetValue(_plot)),
            (ReportName, parsed.GetValue(_report)));
        KernelFactors factors = _factors.Find(parsed, run, model, database);
        MotifScores scores = new MuseamScorer(model).Score(data.Sequences, run.Threads, run.Cancellation);
        SequenceClusters clusters = ClusterJob.Run(
            KernelImportance.Of(model, scores, data.Measured), factors, settings, fasta, run);
        run.Outputs.SetText(TableName, writer => ClusterTableWriter.Write(writer, data.Sequences.Names, clusters));
        run.Outputs.SetText(MarksName, writer => ClusterTableWriter.WriteMarks(writer, clusters));
        ClusterReportData page = RegulatorPages.Clusters(
            _model.PathOf(parsed), clusters, settings, _group.NameOf(parsed), isMarked, run);
        run.Outputs.SetText(PlotName, writer => writer.Write(ClusterReport.Map(clusters).ToFile()));
        run.Outputs.SetText(ReportName, writer => writer.Write(ClusterReport.Create(page).ToHtml()));
        IReadOnlyList<MarkedCluster> marked = isMarked.Length == 0 ? [] : clusters.Locate(isMarked);
        RegulatorMetrics.Add(run.Metrics, clusters, marked);
        if (path is null)
        {
            ClusterTableWriter.Write(run.DataOutput, data.Sequences.Names, clusters);
            return run.FinishQuietly();
        }
        Write(run, page, marked, factors.MatchedCount > 0 ? "factors" : "kernels");
        return run.Finish();
    }

    private static void Write(CommandRun run, ClusterReportData page, IReadOnlyList<MarkedCluster> marked, string features)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        SequenceClusters clusters = page.Clusters;
        run.Output.WriteLine(string.Create(
            culture,
            $"{clusters.Partition.Labels.Count:#,0} sequences by {clusters.Factors.Names.Count} {features} in {clusters.Partition.Count} clusters, quality {clusters.Partition.Quality:0.000} ({run.Seconds:0.0} s)"));
        for (int cluster = 0; cluster < clusters.Partition.Count; cluster++)
        {
            string factors = string.Join(", ", clusters.MarksOf(cluster, page.MaximumQValue).Take(6).Select(mark => mark.Factor));
            run.Output.WriteLine(string.Create(
                culture, $"cluster {cluster + 1}: {clusters.Partition.Labels.Count(label => label == cluster)} sequences; {factors}"));
        }
        if (marked.Count > 0)
            run.Output.WriteLine(ClusterReport.Describe(marked, page.MarkedName!));
    }
}
