using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng cooccur.</summary>
internal sealed class CoOccurCommand : CliCommand
{
    private const string TableName = "table";
    private const string FactorsName = "tf_pairs";
    private const string PlotName = "plot";
    private const string ReportName = "report";

    private readonly MuseamModelOption _model = new();
    private readonly SequenceOptions _sequences = new();
    private readonly FactorOptions _factors = new(isRequired: false, ": kernels without a factor are left out");
    private readonly RoleOption _role = new();
    private readonly CoOccurrenceOptions _rule = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table of all pairs of kernels: sequences with both, sites together, p- and q-values, arrangement; "
            + "standard output if not given",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _tfPairs = new("--tf-pairs")
    {
        Description = "The same of pairs of factors; needs --database",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "The network of factors, or of kernels without --database, whose sites lie together",
        HelpName = "FILE.svg",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the network and the most significant pairs",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public CoOccurCommand(Shell shell, CommonOptions common)
        : base(
            "cooccur",
            "Say which kernels of a MuSeAM model have sites close to each other more often than by chance.",
            shell,
            common,
            "mlng cooccur --model model.onnx --fasta seqs.fa --database hocomoco.meme --out pairs.tsv --plot pairs.svg",
            "mlng cooccur --model model.onnx --fasta seqs.fa --database hocomoco.meme --min-distance 12 --max-distance 24 --known biogrid.tab3.txt --report pairs.html")
    {
        Add(_model.Option);
        Add(_sequences.All);
        Add(_factors.All);
        Add(_rule.All);
        Add(_role.Option, _out, _tfPairs, _plot, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? path = parsed.GetValue(_out);
        CoOccurrenceSettings rule = _rule.Get(parsed, run);
        double minimumStrength = _role.Get(parsed);
        run.Settings["min_strength"] = minimumStrength;
        if (parsed.GetValue(_tfPairs) is not null && parsed.GetValue(_factors.Database) is null)
            throw new UsageException($"{_tfPairs.Name}: needs {_factors.Database.Name}");
        MuseamModel model = _model.Read(parsed, run);
        SequenceSet sequences = _sequences.Read(parsed, run);
        MuseamModelOption.RequireLength(sequences, model, parsed.GetValue(_sequences.Fasta)!);
        IReadOnlyList<PositionProbabilityMatrix> database = _factors.ReadDatabase(parsed, run);
        KnownPairs? known = _rule.Known(parsed) is { } file ? KnownPairs.Read(file) : null;
        run.Plan(
            [_model.PathOf(parsed), parsed.GetValue(_sequences.Fasta), _rule.Known(parsed), .. _factors.Inputs(parsed)],
            (TableName, path), (FactorsName, parsed.GetValue(_tfPairs)), (PlotName, parsed.GetValue(_plot)),
            (ReportName, parsed.GetValue(_report)));
        KernelFactors factors = _factors.Find(parsed, run, model, database);
        MotifScores scores = new MuseamScorer(model).Score(sequences, run.Threads, run.Cancellation);
        CoOccurrenceJob job = CoOccurrenceJob.Run(
            model, scores, factors, _factors.Settings(parsed), minimumStrength, rule, _rule.MaximumQValue(parsed), known, run);
        run.Outputs.SetText(TableName, writer => CoOccurrenceTableWriter.Write(writer, job.Kernels));
        if (job.Factors is { } own)
            run.Outputs.SetText(FactorsName, writer => CoOccurrenceTableWriter.Write(writer, own));
        run.Outputs.SetText(PlotName, writer => writer.Write(CoOccurrenceFigure.Draw(job.Shown, job.Roles, CoOccurrenceJob.DrawnPairs).ToFile()));
        if (run.Outputs.Has(ReportName))
        {
            HtmlReport page = CoOccurrenceReport.Create(job.Page(_model.PathOf(parsed), rule, run));
            run.Outputs.SetText(ReportName, writer => writer.Write(page.ToHtml()));
        }
        RegulatorMetrics.Add(run.Metrics, job, sequences.Count);
        if (path is null)
        {
            CoOccurrenceTableWriter.Write(run.DataOutput, job.Kernels);
            return run.FinishQuietly();
        }
        Write(run, job);
        return run.Finish();
    }

    private static void Write(CommandRun run, CoOccurrenceJob job)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        run.Output.WriteLine(string.Create(
            culture,
            $"{job.Kernels.Significant.Count():#,0} of {job.Kernels.Pairs.Count:#,0} pairs of {job.Kernels.Sites.Count} kernels lie together, {job.Kernels.SignificantUnlike.Count():#,0} of them unlike each other ({run.Seconds:0.0} s)"));
        if (job.Factors is { } factors)
        {
            run.Output.WriteLine(string.Create(
                culture,
                $"{factors.Significant.Count():#,0} of {factors.Pairs.Count:#,0} pairs of {factors.Sites.Count} factors, {factors.SignificantUnlike.Count():#,0} of them unlike each other"));
        }
        Line("most significant", job.Shown.Significant);
        Line("of unlike motifs", job.Shown.SignificantUnlike);
        if (job.Apart is { } apart)
            Line(string.Create(culture, $"with sites that share no base, {apart.Significant.Count()} pairs"), apart.Significant);
        if (job.Shown.KnownEnrichment() is { } known)
        {
            run.Output.WriteLine(string.Create(
                culture,
                $"known to meet: {known.Found} of the {known.Group} together, {known.Enrichment:0.0} times as many as by chance (p {known.P:0.0e0})"));
        }

        void Line(string name, IEnumerable<CoOccurrencePair> pairs)
        {
            string[] shown = [.. pairs.Take(10).Select(pair => $"{Label(pair.First)}-{Label(pair.Second)}")];
            run.Output.WriteLine($"{name}: {(shown.Length == 0 ? "none" : string.Join(", ", shown))}");
        }

        string Label(int feature) => job.Shown.Factor(feature) ?? job.Shown.Sites.Names[feature];
    }
}
