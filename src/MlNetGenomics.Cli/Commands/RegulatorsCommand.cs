using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng regulators.</summary>
internal sealed class RegulatorsCommand : CliCommand
{
    private const string TableName = "table";
    private const string ReportName = "report";

    // As many as the paper's table has.
    private const int Shown = 10;

    private readonly MuseamModelOption _model = new();
    private readonly FactorOptions _factors = new(isRequired: true);
    private readonly RoleOption _role = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: kernel, tf, head weight, role, strength, icp, consensus, match; standard output if not given",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the strongest activators and repressors, their logos and their matches'",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public RegulatorsCommand(Shell shell, CommonOptions common)
        : base(
            "regulators",
            "Say which transcription factors the kernels of a MuSeAM model stand for, and what they do.",
            shell,
            common,
            "mlng regulators --model model.onnx --database hocomoco.meme --out tfs.tsv --report tfs.html")
    {
        Add(_model.Option);
        Add(_factors.All);
        Add(_role.Option, _out, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? path = parsed.GetValue(_out);
        double minimumStrength = _role.Get(parsed);
        run.Settings["min_strength"] = minimumStrength;
        MuseamModel model = _model.Read(parsed, run);
        IReadOnlyList<PositionProbabilityMatrix> database = _factors.ReadDatabase(parsed, run);
        run.Plan(
            [_model.PathOf(parsed), .. _factors.Inputs(parsed)],
            (TableName, path), (ReportName, parsed.GetValue(_report)));
        KernelFactors factors = _factors.Find(parsed, run, model, database);
        var regulators = RegulatorTable.Of(model, factors, database, minimumStrength);
        run.Outputs.SetText(TableName, writer => RegulatorTableWriter.Write(writer, regulators));
        if (run.Outputs.Has(ReportName))
        {
            HtmlReport page = RegulatorsReport.Create(RegulatorPages.Regulators(_model.PathOf(parsed), regulators, run));
            run.Outputs.SetText(ReportName, writer => writer.Write(page.ToHtml()));
        }
        RegulatorMetrics.Add(run.Metrics, regulators, factors);
        if (path is null)
        {
            RegulatorTableWriter.Write(run.DataOutput, regulators);
            return run.FinishQuietly();
        }
        Write(run, regulators, factors, database.Count);
        return run.Finish();
    }

    private static void Write(CommandRun run, RegulatorTable regulators, KernelFactors factors, int targets)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        run.Output.WriteLine(string.Create(
            culture, $"{factors.MatchedCount} of {factors.Count} kernels match one of {targets} motifs ({run.Seconds:0.0} s)"));
        if (regulators.Information is { } information)
        {
            run.Output.WriteLine(string.Create(
                culture,
                $"information per position: {information.First.Mean:0.000} bits learned, {information.Second.Mean:0.000} known; Welch's t = {information.T:0.0}, p(greater) = {information.PGreater:0.0e0}"));
        }
        WriteRole("activators", regulators.Activators);
        WriteRole("repressors", regulators.Repressors);

        void WriteRole(string name, IEnumerable<Regulator> rows)
        {
            Regulator[] strongest = [.. rows.Take(Shown)];
            run.Output.WriteLine($"strongest {name}: {string.Join(", ", strongest.Select(row =>
                string.Create(culture, $"{row.Label} {row.Kernel.HeadWeight:0.00}")))}");
        }
    }
}
