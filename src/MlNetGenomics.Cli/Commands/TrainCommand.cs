using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng train.</summary>
internal sealed class TrainCommand : CliCommand
{
    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("as in the preset, or as in the model to train on from");
    private readonly MuseamOptions _museam = new(isGrid: false);
    private readonly ModelOutputOptions _outputs = new("model.onnx", "The model: an ONNX file that takes DNA strings");
    private readonly Option<string> _model =
        ModelChoice.Create("What to train: an architecture, or a trained model to train on from");

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "Keep the state here after each epoch; if it is there, go on from it",
        HelpName = "FILE",
    };

    /// <summary>Makes the command.</summary>
    public TrainCommand(Shell shell, CommonOptions common)
        : base(
            "train",
            "Train a model on sequences and their measured activity.",
            shell,
            common,
            "mlng train --fasta seqs.fa --labels activity.tsv --out model.onnx",
            "mlng train --fasta seqs.fa.gz --labels log.txt --preset program --kernels 256 --report r.html")
    {
        Add(_sequences.All);
        Add(_labels.All);
        Add(_model);
        Add(_museam.All);
        Add(_checkpoint);
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? startPath = ModelChoice.FileOf(parsed.GetValue(_model)!);
        string? checkpoint = parsed.GetValue(_checkpoint);
        MuseamModel? start = startPath is null ? null : MuseamOnnx.Import(startPath);
        LabelTransform? transform = _labels.TransformOf(parsed);
        if (start is not null && transform is { } wanted && wanted != start.LabelTransform)
        {
            throw new UsageException(
                $"--label-transform {LabelOptions.Name(wanted)}: {startPath} was trained on " +
                $"{LabelOptions.Name(start.LabelTransform)}");
        }
        MuseamSettings settings = _museam.Read(parsed, preset => Adapt(preset, start, transform, parsed, run)).Single();
        run.Settings["model"] = startPath ?? ModelChoice.Museam;
        run.Settings["preset"] = parsed.GetValue(_museam.Preset);
        run.AddSettings(MuseamOptions.Describe(settings));

        SequenceSet sequences = _sequences.Read(parsed, run);
        MuseamData.RequireWidth(sequences, settings.KernelWidth, parsed.GetValue(_sequences.Fasta)!);
        float[] labels = _labels.Read(parsed, sequences, settings.LabelTransform, run);
        run.Plan(
            [parsed.GetValue(_sequences.Fasta), parsed.GetValue(_labels.Labels), startPath], _outputs.Paths(parsed));
        run.UseCheckpoint(checkpoint);

        MuseamFit fit = run.WithProgress("training", progress => MuseamTrainer.Train(
            sequences,
            labels,
            settings,
            new TrainingControl
            {
                Threads = run.Threads,
                CheckpointPath = checkpoint,
                Progress = progress is null ? null : new TrainingReporter(progress, settings.Members),
                Cancellation = run.Cancellation,
            },
            start));
        double seconds = run.Seconds;
        string source = parsed.GetValue(_sequences.Fasta)!;
        ModelOutputOptions.Set(
            run, fit.Model, settings, () => MuseamPages.OfTraining(source, fit, settings, sequences));
        Summarise(run, fit, settings, sequences, seconds);
        return run.Finish();
    }

    private MuseamSettings Adapt(
        MuseamSettings preset, MuseamModel? start, LabelTransform? transform, ParseResult parsed, CommandRun run)
    {
        MuseamSettings settings = preset with
        {
            Seed = run.Seed,
            LabelTransform = transform ?? preset.LabelTransform,
            TaskName = _labels.ColumnOf(parsed) ?? start?.TaskName ?? preset.TaskName,
        };
        return start is null ? settings : settings with
        {
            KernelCount = start.KernelCount,
            KernelWidth = start.KernelWidth,
            BothStrands = start.BothStrands,
            Alpha = start.Alpha,
            LlrScale = start.LlrScale,
            Background = start.Background,
            Members = 1,
            LabelTransform = start.LabelTransform,
        };
    }

    private static void Summarise(
        CommandRun run, MuseamFit fit, MuseamSettings settings, SequenceSet sequences, double seconds)
    {
        // The best epoch of an ensemble is a mean, which may lie behind the shortest member's end.
        int epoch = Math.Min(fit.BestEpoch, fit.History.Count);
        EpochLoss loss = fit.History[epoch - 1];
        run.Metrics["loss"] = JsonText.Metric(loss.Training);
        run.Metrics["epochs"] = JsonText.Metric(epoch);
        string validation = "";
        if (!double.IsNaN(loss.Validation))
        {
            run.Metrics["validation_loss"] = JsonText.Metric(loss.Validation);
            validation = string.Create(CultureInfo.InvariantCulture, $", validation {loss.Validation:0.0000}");
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences.Count} sequences of {sequences.Length} bases, labels: " +
            $"{LabelOptions.Name(settings.LabelTransform)}"));
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fit.Model.KernelCount} kernels of width {settings.KernelWidth}, epoch {epoch} of " +
            $"{fit.History.Count}: loss {loss.Training:0.0000}{validation} ({seconds:0.0} s)"));
    }
}
