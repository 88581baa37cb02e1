using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng demo: the main job from nothing, on simulated data whose truth is known.</summary>
internal sealed class DemoCommand : CliCommand
{
    private const string ModelName = "model";
    private const string ReportName = "report";
    private const string ScoresName = "scores";

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for data, model, scores and report",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => Path.Combine("artifacts", "demo"),
    };

    private readonly Option<int> _count = new("--count")
    {
        Description = "Number of sequences",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => DemoSettings.Data.SequenceCount,
    };

    /// <summary>Makes the command.</summary>
    public DemoCommand(Shell shell, CommonOptions common)
        : base(
            "demo",
            "Simulate, train, cross-validate, report, export and score: the main job, no file needed.",
            shell,
            common,
            "mlng demo",
            "mlng demo --seed 7 --out my-demo")
    {
        Add(_out, _count);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string folder = parsed.GetValue(_out)!;
        PlantedMotifSettings simulation =
            DemoSettings.Data with { SequenceCount = parsed.GetValue(_count), Seed = run.Seed };
        MuseamSettings settings = DemoSettings.Model with { Seed = run.Seed };
        string report = Path.Combine(folder, "report.html");
        run.Plan(
            [],
            [
                .. SimulatedFiles.Paths(folder),
                (ModelName, Path.Combine(folder, "model.onnx")),
                (ScoresName, Path.Combine(folder, "scores.tsv")),
                (ReportName, report),
            ]);
        run.AddSettings(MuseamOptions.Describe(settings));
        run.Settings["count"] = simulation.SequenceCount;
        run.Settings["folds"] = DemoSettings.Folds;

        PlantedMotifData data = PlantedMotifSimulator.Run(simulation);
        Say(run, $"1/5 simulated {data.Sequences.Count} sequences of {data.Sequences.Length} bases");
        Say(run, $"    with {data.Sites.Count} sites of {data.Motifs.Count} planted motifs");

        int[] folds = KFold.Assign(data.Sequences.Count, DemoSettings.Folds, run.Seed);
        var job = new CrossValidationJob(data.Sequences, data.Labels, folds, [settings], null, null, run);
        job.Run();
        MeanAndDeviation rSquared = job.Result.Summary(fold => fold.Raw.RSquared);
        MeanAndDeviation spearman = job.Result.Summary(fold => fold.Raw.Spearman);
        Say(run, $"2/5 cross-validated in {DemoSettings.Folds} folds: R2 {MetricNames.Format(rSquared)},");
        Say(run, $"    Spearman {MetricNames.Format(spearman)}");

        (MuseamFit fit, _) = job.TrainOnEverything();
        Say(run, $"3/5 trained on everything: {settings.KernelCount} kernels of width {settings.KernelWidth}");

        byte[] model = ModelOutputOptions.Export(fit.Model, settings);
        float[] scores = Score(model, data, run);
        double difference = Difference(scores, new MuseamScorer(fit.Model).Predict(data.Sequences, run.Threads));
        Say(run, $"4/5 exported to ONNX, scored {scores.Length} DNA strings in ONNX Runtime:");
        Say(run, $"    the same as the own engine's scores to {difference:0.0e0} (relative)");

        var motifs = DemoMotifs.Find(fit.Model, data);
        int found = data.Motifs.Count - motifs.Missed.Count;
        Say(run, $"5/5 recovered {found} of {data.Motifs.Count} planted motifs, {motifs.DecoyCount} of as many decoys");
        motifs.WriteTable(run.Output);

        MetricNames.Add(run.Metrics, "", [.. job.Result.Folds.Select(fold => fold.Raw)]);
        run.Metrics["runtime_difference"] = JsonText.Metric(difference);
        run.Metrics["motifs_recovered"] = JsonText.Metric(found);
        SimulatedFiles.Set(run, data);
        run.Outputs.SetBytes(ModelName, () => model);
        run.Outputs.SetText(ScoresName, writer => WriteScores(writer, data, scores));
        run.Outputs.SetText(ReportName, writer => writer.Write(MuseamReport.Create(
            motifs.Report(job.Result, fit.Model, settings)).ToHtml()));
        run.FinishQuietly();
        Say(run, $"{run.Seconds:0.0} s in all; model, scores and data are beside the report");
        run.Output.WriteLine($"report: {report}");
        return motifs.Missed.Count == 0
            ? ExitCode.Ok
            : throw new GenomicsException($"the demo missed planted motifs: {string.Join(", ", motifs.Missed)}");
    }

    private static float[] Score(byte[] model, PlantedMotifData data, CommandRun run)
    {
        using var scorer = OnnxSequenceScorer.Open(model, ModelName, new OnnxScorerOptions { Threads = run.Threads });
        return scorer.Score(data.Sequences, null, run.Cancellation).Values;
    }

    /// <summary>The largest difference, relative to the largest score.</summary>
    /// <exception cref="GenomicsException">It is over the promised one.</exception>
    private static double Difference(float[] scores, float[] expected)
    {
        double largest = expected.Max(Math.Abs);
        double difference = scores.Zip(expected, (a, b) => Math.Abs((double)a - b)).Max() / largest;
        return difference <= DemoSettings.AllowedDifference
            ? difference
            : throw new GenomicsException(FormattableString.Invariant(
                $"ONNX Runtime and the own engine differ by {difference:0.0e0} (relative)"));
    }

    private static void WriteScores(TextWriter writer, PlantedMotifData data, float[] scores)
    {
        var table = new TableWriter(writer, "name", SimulatedFiles.LabelColumn);
        for (int i = 0; i < scores.Length; i++)
            table.WriteRow(data.Sequences.Names[i], scores[i]);
    }

    private static void Say(CommandRun run, FormattableString text) =>
        run.Output.WriteLine(FormattableString.Invariant(text));
}
