using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng influence.</summary>
internal sealed class InfluenceCommand : CliCommand
{
    private const string TableName = "table";
    private const string ImportanceName = "importance";
    private const string ReportName = "report";

    private readonly MuseamModelOption _model = new();
    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("by default as the model says");
    private readonly FactorOptions _factors = new(isRequired: false, ", to name kernels by");
    private readonly RoleOption _role = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: rank, kernel, tf, head weight, role, influence, its share of the error, sequences with a site; "
            + "standard output if not given",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _importance = new("--importance")
    {
        Description = "Importance of each kernel for each sequence: name and a column a kernel",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with influence against strength, and the logos of the most influential kernels",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public InfluenceCommand(Shell shell, CommonOptions common)
        : base(
            "influence",
            "Say how much a MuSeAM model's error grows without each of its kernels.",
            shell,
            common,
            "mlng influence --model model.onnx --fasta seqs.fa --labels activity.tsv --database hocomoco.meme --out influence.tsv")
    {
        Add(_model.Option);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_factors.All);
        Add(_role.Option, _out, _importance, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? path = parsed.GetValue(_out);
        double minimumStrength = _role.Get(parsed);
        run.Settings["min_strength"] = minimumStrength;
        MuseamModel model = _model.Read(parsed, run);
        var data = MeasuredSequences.Read(parsed, run, model, _sequences, _labels);
        IReadOnlyList<PositionProbabilityMatrix> database = _factors.ReadDatabase(parsed, run);
        run.Plan(
            [_model.PathOf(parsed), parsed.GetValue(_sequences.Fasta), parsed.GetValue(_labels.Labels), .. _factors.Inputs(parsed)],
            (TableName, path), (ImportanceName, parsed.GetValue(_importance)), (ReportName, parsed.GetValue(_report)));
        var regulators = RegulatorTable.Of(model, _factors.Find(parsed, run, model, database), [], minimumStrength);
        MotifScores scores = new MuseamScorer(model).Score(data.Sequences, run.Threads, run.Cancellation);
        var importance = KernelImportance.Of(model, scores, data.Measured);
        var influence = InfluenceTable.Of(regulators, importance, scores);
        run.Outputs.SetText(TableName, writer => InfluenceTableWriter.Write(writer, influence));
        run.Outputs.SetText(
            ImportanceName, writer => InfluenceTableWriter.WriteImportance(writer, data.Sequences.Names, importance));
        if (run.Outputs.Has(ReportName))
        {
            HtmlReport page = InfluenceReport.Create(
                RegulatorPages.Influence(_model.PathOf(parsed), influence, data.Sequences.Count, run));
            run.Outputs.SetText(ReportName, writer => writer.Write(page.ToHtml()));
        }
        RegulatorMetrics.Add(run.Metrics, influence, data.Sequences.Count);
        if (path is null)
        {
            InfluenceTableWriter.Write(run.DataOutput, influence);
            return run.FinishQuietly();
        }
        CultureInfo culture = CultureInfo.InvariantCulture;
        run.Output.WriteLine(string.Create(
            culture,
            $"{model.KernelCount} kernels taken out in turn on {data.Sequences.Count:#,0} sequences, mean squared error {influence.MeanSquaredError:0.0000} ({run.Seconds:0.0} s)"));
        run.Output.WriteLine($"most influential: {string.Join(", ", influence.Rows.Take(10).Select(row =>
            string.Create(culture, $"{row.Regulator.Label} {row.Influence:0.0000}")))}");
        run.Output.WriteLine(string.Create(
            culture,
            $"{influence.TopAmongStrongest} of the {influence.TopCount} most influential kernels are among the {influence.TopCount} strongest"));
        return run.Finish();
    }
}
