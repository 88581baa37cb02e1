using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng report.</summary>
internal sealed class ReportCommand : CliCommand
{
    private const string PageName = "page";

    private readonly MuseamModelOption _model = new();
    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("by default as the model says");
    private readonly FactorOptions _factors = new(isRequired: false, "; without, kernels stand for themselves");

    // As of mlng cluster.
    private readonly Option<double> _clusterQValue = new("--cluster-qvalue")
    {
        Description = "The same as --qvalue where sequences are clustered",
        HelpName = "Q",
        CustomParser = result => Numbers.ParseShare(result),
        DefaultValueFactory = _ => TomtomSettings.Program.MaximumQValue,
    };

    private readonly RoleOption _role = new();
    private readonly CoOccurrenceOptions _pairs = new("Pairs, and factors that mark a cluster, count");
    private readonly SequenceClusterOptions _clusters;
    private readonly SequenceGroupOption _group = new();

    private readonly Option<string?> _genome = new("--genome")
    {
        Description = "Genome that --peaks and --variants lie in, FASTA, not packed; read by its index FILE.fa.fai where there is one",
        HelpName = "FILE.fa",
    };

    private readonly PeakOptions _peaks;
    private readonly Option<int?> _peakLength = Length("--peak-length", "Bases in a peak's middle");
    private readonly VariantOptions _variants;
    private readonly Option<int?> _variantLength = Length("--variant-length", "Bases of the window around a variant");

    private readonly Option<string> _out = new("--out")
    {
        Description = "The page",
        HelpName = "FILE.html",
        Required = true,
    };

    /// <summary>Makes the command.</summary>
    public ReportCommand(Shell shell, CommonOptions common)
        : base(
            "report",
            "Put all that is to be said of a trained MuSeAM model on one page: regulators, influence, co-occurrence, clusters, "
            + "and accessibility and variants where they are given.",
            shell,
            common,
            "mlng report --model model.onnx --fasta seqs.fa --labels activity.tsv --database hocomoco.meme --out model.html",
            "mlng report --model model.onnx --fasta seqs.fa --labels activity.tsv --database hocomoco.meme --genome hg38.fa --peaks dnase.narrowPeak --variants snps.vcf.gz --benign benign.vcf --out model.html")
    {
        _clusters = new SequenceClusterOptions(_pairs.Rate);
        _peaks = new PeakOptions(_genome);
        _variants = new VariantOptions(_genome);
        Add(_model.Option);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_factors.All);
        Add(_clusterQValue, _role.Option);
        Add(_pairs.All);
        Add(_clusters.All);
        Add(_group.Option, _genome);
        Add(_peaks.All);
        Add(_peakLength);
        Add(_variants.All);
        Add(_variantLength, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        ModelAnalysisInputs inputs = Read(parsed, run);
        ModelAnalysisReportData data = new ModelAnalysisJob(inputs, run).Run();
        run.Outputs.SetText(PageName, writer => writer.Write(ModelAnalysisReport.Create(data).ToHtml()));
        foreach (ReportEntry part in ModelAnalysisReport.Summary(data))
            run.Output.WriteLine($"{part.Name}: {part.Value}");
        run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in {run.Seconds:0.0} s"));
        return run.Finish();
    }

    private ModelAnalysisInputs Read(ParseResult parsed, CommandRun run)
    {
        string file = _model.PathOf(parsed), fasta = parsed.GetValue(_sequences.Fasta)!;
        double minimumStrength = _role.Get(parsed), clusterQValue = parsed.GetValue(_clusterQValue);
        CoOccurrenceSettings rule = _pairs.Get(parsed, run);
        SequenceClusterSettings clusters = _clusters.Get(parsed, run);
        (PeakInputs? peaks, VariantInputs? variants) = Parts(parsed, run);
        string?[] paths =
        [
            file, fasta, parsed.GetValue(_labels.Labels), .. _factors.Inputs(parsed), _pairs.Known(parsed),
            .. peaks?.Paths ?? [], .. variants?.Paths ?? [],
        ];
        if (paths.Count(path => path == InputFile.StandardInput) > 1)
            throw new UsageException("only one file can come from standard input");
        run.Settings["min_strength"] = minimumStrength;
        MuseamModel model = _model.Read(parsed, run);
        var data = MeasuredSequences.Read(parsed, run, model, _sequences, _labels);
        bool[] isMarked = _group.Mark(parsed, run, data.Sequences, fasta);
        IReadOnlyList<PositionProbabilityMatrix> database = _factors.ReadDatabase(parsed, run);
        if (database.Count == 0)
            OptionUse.Reject(parsed, [_clusterQValue], $"is for known motifs, and there is no {_factors.Database.Name}");
        else
            run.Settings["cluster_qvalue"] = clusterQValue;
        KnownPairs? known = _pairs.Known(parsed) is { } pairs ? KnownPairs.Read(pairs) : null;
        run.Plan(paths, (PageName, parsed.GetValue(_out)));
        return new ModelAnalysisInputs
        {
            ModelFile = file,
            Model = model,
            SequenceFile = fasta,
            Data = data,
            Database = database,
            Comparison = _factors.Settings(parsed),
            Factors = _factors.Find(parsed, run, model, database, clusterQValue),
            ClusterQValue = clusterQValue,
            MinimumStrength = minimumStrength,
            Rule = rule,
            MaximumQValue = _pairs.MaximumQValue(parsed),
            Known = known,
            Clusters = clusters,
            GroupName = _group.NameOf(parsed),
            IsMarked = isMarked,
            Peaks = peaks,
            PeakLength = parsed.GetValue(_peakLength),
            Variants = variants,
            VariantLength = parsed.GetValue(_variantLength),
        };
    }

    /// <summary>The parts that are only there where their files are given.</summary>
    private (PeakInputs? Peaks, VariantInputs? Variants) Parts(ParseResult parsed, CommandRun run)
    {
        JsonObject ofPeaks = [], ofVariants = [];
        PeakInputs? peaks = _peaks.Find(parsed, ofPeaks);
        VariantInputs? variants = _variants.Find(parsed, ofVariants);
        if (peaks is null)
            OptionUse.Reject(parsed, [_peakLength], "is for peaks, and there are none");
        else
            Describe("accessibility", ofPeaks, _peakLength);
        if (variants is null)
            OptionUse.Reject(parsed, [_variantLength], "is for variants, and there are none");
        else
            Describe("variants", ofVariants, _variantLength);
        if (peaks?.Genome is null && variants is null)
            OptionUse.Reject(parsed, [_genome], "is for --peaks and --variants, and neither is given");
        return (peaks, variants);

        void Describe(string name, JsonObject settings, Option<int?> length)
        {
            settings["length"] = parsed.GetValue(length);
            run.Settings[name] = settings;
        }
    }

    private static Option<int?> Length(string name, string description) => new(name)
    {
        Description = $"{description}; the model's own length if not given",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };
}
