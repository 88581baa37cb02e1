using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies;
using MlNetGenomics.Training;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce planted-variants.</summary>
internal sealed class PlantedVariantsCommand : CliCommand
{
    private const double Megabyte = 1 << 20;

    private readonly Option<int> _variants = Number("--variants", "SNPs to be told apart", 20_000);
    private readonly Option<int> _benign = Number("--benign", "SNPs without consequence, the null distribution", 20_000);
    private readonly Option<int> _training = Number("--training", "Sequences that the model is trained on", 12_000);

    private readonly Option<double> _share = new("--functional")
    {
        Description = "Share of the SNPs that break or make a site of a motif",
        HelpName = "SHARE",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => 0.05,
    };

    private readonly Option<double> _rate = new("--fdr")
    {
        Description = "False discovery rate up to which a SNP is called",
        HelpName = "SHARE",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => 0.05,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for genome, SNPs, model, scores, truth and page",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "planted-variants",
    };

    /// <summary>Makes the command.</summary>
    public PlantedVariantsCommand(Shell shell, CommonOptions common)
        : base(
            "planted-variants",
            "Which SNPs break or make a site: simulate a genome with planted ones, train a model on other sequences " +
            "with the same motifs, score the SNPs, and hold recall and false discovery rate against the truth.",
            shell,
            common,
            "mlng reproduce planted-variants --json planted.json",
            "mlng reproduce planted-variants --variants 1000000 --out million")
    {
        Add(_variants, _benign, _training, _share, _rate, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string folder = parsed.GetValue(_out)!;
        var settings = new PlantedVariantSettings
        {
            VariantCount = parsed.GetValue(_variants),
            BenignCount = parsed.GetValue(_benign),
            FunctionalShare = parsed.GetValue(_share),
            Seed = run.Seed,
        };
        settings.Validate();
        int training = parsed.GetValue(_training);
        run.Settings["variants"] = settings.VariantCount;
        run.Settings["benign"] = settings.BenignCount;
        run.Settings["training"] = training;
        run.Settings["functional"] = settings.FunctionalShare;
        run.Settings["fdr"] = parsed.GetValue(_rate);
        string genome = InFolder("genome.fa"), variants = InFolder("variants.vcf"), benign = InFolder("benign.vcf"), model = InFolder("model.onnx");
        run.Plan(
            [genome, variants, benign, model],
            (VariantFiles.TableName, InFolder("scores.tsv")),
            ("truth", InFolder("truth.tsv")),
            (VariantFiles.ReportName, InFolder("report.html")));

        MuseamModel trained = Train(run, training, settings);
        // What is scored is read from files, as anybody's variants are.
        OutputFile.WriteAllBytes(model, ModelOutputOptions.Export(trained, PlantedVariantStudy.Model with { Seed = run.Seed }));
        PlantedVariantData data = Simulate(settings, genome, variants, benign);
        Say(run, $"{settings.VariantCount:#,0} SNPs in {settings.ChromosomeCount} chromosomes, {settings.FunctionalCount:#,0} of them break or make a site");

        var inputs = new VariantInputs(variants, genome, benign, null, new VariantSettings { FalseDiscoveryRate = parsed.GetValue(_rate) });
        using GenomeWindows windows = GenomeWindows.Open(genome);
        var job = new VariantJob(inputs, new MuseamAlleleScorer(trained, run.Threads), windows, null, run);
        VariantReportData report = VariantFiles.ScoreAndWrite(job, inputs, run, isOnStandardOutput: false);
        using var process = Process.GetCurrentProcess();
        double memory = process.PeakWorkingSet64 / Megabyte;

        PlantedVariantResult result = Evaluate(job, data, inputs.Settings);
        run.Outputs.SetText("truth", writer => WriteTruth(writer, data, settings));
        VariantText.Describe(report, run.Metrics);
        run.Metrics["recall"] = result.Recall;
        run.Metrics["fdr"] = result.FalseDiscoveryRate;
        run.Metrics["auroc"] = JsonText.Number(result.Auroc);
        run.Metrics["variantsPerSecond"] = Math.Round(job.Tally.Scored / Math.Max(job.Seconds, 1e-9));
        run.Metrics["peakMemoryMB"] = Math.Round(memory, 1);
        Say(run, $"recall {result.Recall:0.000}, false discovery rate {result.FalseDiscoveryRate:0.0000} at {inputs.Settings.FalseDiscoveryRate:0.##}, AUROC {result.Auroc:0.000}");
        Say(run, $"{job.Tally.Scored / Math.Max(job.Seconds, 1e-9):#,0} variants a second, {memory:0} MB at most ({run.Seconds:0.0} s in all)");
        return run.Finish();

        string InFolder(string name) => Path.Combine(folder, name);
    }

    private static MuseamModel Train(CommandRun run, int count, PlantedVariantSettings settings) =>
        run.WithProgress("training", progress => PlantedVariantStudy.Train(count, settings.Motifs, run.Seed, new TrainingControl
        {
            Threads = run.Threads,
            Progress = progress is null ? null : new TrainingReporter(progress, 1),
            Cancellation = run.Cancellation,
        }));

    private static PlantedVariantData Simulate(PlantedVariantSettings settings, string genome, string variants, string benign)
    {
        PlantedVariantData data = PlantedVariantSimulator.Run(settings);
        OutputFile.Write(genome, writer => FastaWriter.Write(writer, data.Genome));
        OutputFile.Write(variants, writer => data.WriteVcf(writer, data.Variants));
        OutputFile.Write(benign, writer => data.WriteVcf(writer, data.Benign));
        return data;
    }

    private static PlantedVariantResult Evaluate(VariantJob job, PlantedVariantData data, VariantSettings settings)
    {
        VariantCalls calls = job.Ranking.Call(settings.TopShare, settings.Tests);
        IReadOnlyList<float> effects = job.Ranking.Effects;
        return PlantedVariantStudy.Evaluate(data.Variants, effects, variant =>
            calls.QValue(job.Benign!.PValue(effects[variant]), effects[variant], settings.Tests) <= settings.FalseDiscoveryRate);
    }

    private static void WriteTruth(TextWriter writer, PlantedVariantData data, PlantedVariantSettings settings)
    {
        var table = new TableWriter(writer, "name", "chromosome", "position", "motif");
        for (int i = 0; i < data.Variants.Count; i++)
        {
            PlantedVariant variant = data.Variants[i];
            table.WriteRow(
                $"snp{i + 1}", data.Genome.Names[variant.Chromosome], variant.Position + 1,
                variant.IsFunctional ? settings.Motifs[variant.Motif].Motif.Name : "");
        }
    }

    private static void Say(CommandRun run, FormattableString text) =>
        run.Output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => usual,
    };
}
