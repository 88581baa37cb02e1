using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
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
    private readonly TrainingOptions _training = new(isGrid: false);
    private readonly MuseamOptions _museam;
    private readonly NetworkOptions _network;
    private readonly DataOptions _data;
    private readonly ValidationOptions _validation;
    private readonly EngineOptions _engine = new("What trains: the library's own engine, or torch where it is there");
    private readonly CurveOptions _curves = new();
    private readonly ModelOutputOptions _outputs = new("model.onnx", "The model: an ONNX file that takes DNA strings");
    private readonly Option<string> _model =
        ModelSource.WithDefault(
            "What to train: a name (museam, sharpr, koo:CNN-25, basset, ...), a description, a model to train on from");

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "Keep the state here after each epoch; if it is there, go on from it",
        HelpName = "FILE",
    };

    /// <summary>Makes the command.</summary>
    public TrainCommand(Shell shell, CommonOptions common)
        : base(
            "train",
            "Train a model on sequences and what was measured of them.",
            shell,
            common,
            "mlng train --fasta seqs.fa --labels activity.tsv --out model.onnx",
            "mlng train --fasta seqs.fa.gz --labels log.txt --preset program --kernels 256 --report r.html",
            "mlng train --model koo:CNN-25 --fasta seqs.fa --labels bound.tsv --epochs 20 --curves curves.svg",
            "mlng train --model net.json --fasta seqs.fa --labels counts.tsv --label-column K562,HepG2 --loss poisson")
    {
        _museam = new MuseamOptions(_training, isGrid: false);
        _network = new NetworkOptions(_training);
        _data = new DataOptions(_sequences, _labels);
        _validation = new ValidationOptions(_training);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_model);
        Add(_training.All);
        Add(_network.Own);
        Add(_validation.All);
        Add(_data.Own);
        Add(_museam.Own);
        Add(_engine.All);
        Add(_checkpoint, _curves.Option);
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        var source = ModelSource.Parse(parsed.GetValue(_model)!);
        (string Name, string? Path)[] outputs = [.. _outputs.Paths(parsed), _curves.Output(parsed)];
        run.Settings["model"] = source.Text;
        if (source.IsMuseam())
        {
            OptionUse.Reject(parsed, [.. _network.Own, .. _validation.All, .. _data.Own], "not for MuSeAM");
            _engine.RequireManaged(parsed);
            return TrainMuseam(parsed, run, source, outputs);
        }
        OptionUse.Reject(parsed, [.. _museam.Own, .. _outputs.MuseamOwn], $"for MuSeAM only, not for {source.Text}");
        _data.Require(parsed);
        _validation.Require(parsed);
        return TrainNetwork(parsed, run, source, outputs);
    }

    private int TrainNetwork(
        ParseResult parsed, CommandRun run, ModelSource source, (string Name, string? Path)[] outputs)
    {
        Func<TrainingEngineStart, ITrainingEngine>? engine = _engine.ForTraining(parsed, run);
        var template = NetworkTemplate.Open(source);
        LabelTransform? transform = Transform(parsed, source, template.Trained?.LabelTransform);
        (string preset, IReadOnlyList<NetworkCandidate> candidates) = _network.Read(
            parsed,
            template.Name,
            settings => settings with { Seed = run.Seed, LabelTransform = transform ?? settings.LabelTransform });
        NetworkCandidate candidate = candidates.Single();
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        using LabelledSequences data = _data.Read(parsed, template, candidate.Training, run);
        var job = new NetworkTrainingJob(run, template, data, fasta, engine);
        using LabelledSequences? validation = _validation.Read(
            parsed, _data, job.Network(candidate), data.Columns, candidate.Training, run);
        run.Plan([.. _data.Inputs(parsed), .. _validation.Inputs(parsed), source.Path], outputs);
        string? checkpoint = parsed.GetValue(_checkpoint);
        run.UseCheckpoint(checkpoint);

        NetworkTrainingResult trained = job.Train(candidate, validation?.Data, checkpoint, "training");
        double seconds = run.Seconds;
        JsonObject settings = candidate.Describe(trained.Loss);
        settings["preset"] = preset;
        run.AddSettings(settings);
        ModelOutputOptions.Set(
            run, trained.Model, settings, () => NetworkPages.OfTraining(fasta, trained, candidate, job.Count));
        _curves.Set(parsed, run, trained.Model.Network.Name, trained.History);
        string ending = TrainingSummary.Add(run, trained.History, trained.BestEpoch);
        int tasks = trained.Model.Network.Tasks.Length;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Count} sequences of {data.Data.Length} bases, {tasks} {(tasks == 1 ? "task" : "tasks")}, labels: " +
            $"{LabelOptions.Name(candidate.Training.LabelTransform)}"));
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{trained.Model.Network.Name}, {trained.Model.Network.TrainableCount:#,0} trainable numbers, {ending} " +
            $"({seconds:0.0} s)"));
        return run.Finish();
    }

    private int TrainMuseam(
        ParseResult parsed, CommandRun run, ModelSource source, (string Name, string? Path)[] outputs)
    {
        MuseamModel? start = source.Path is { } path ? MuseamOnnx.Import(path) : null;
        LabelTransform? transform = Transform(parsed, source, start?.LabelTransform);
        (string preset, IReadOnlyList<MuseamSettings> candidates) =
            _museam.Read(parsed, preset => Adapt(preset, start, transform, parsed, run));
        MuseamSettings settings = candidates.Single();
        run.Settings["preset"] = preset;
        run.AddSettings(MuseamOptions.Describe(settings));

        string fasta = parsed.GetValue(_sequences.Fasta)!;
        SequenceSet sequences = _sequences.Read(parsed, run);
        MuseamData.RequireWidth(sequences, settings.KernelWidth, fasta);
        float[] labels = _labels.Read(parsed, sequences, settings.LabelTransform, run);
        run.Plan([fasta, parsed.GetValue(_labels.Labels), source.Path], outputs);
        string? checkpoint = parsed.GetValue(_checkpoint);
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
        ModelOutputOptions.Set(
            run, fit.Model, settings, () => MuseamPages.OfTraining(fasta, fit, settings, sequences));
        _curves.Set(parsed, run, "MuSeAM", fit.History);
        string ending = TrainingSummary.Add(run, fit.History, fit.BestEpoch);
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences.Count} sequences of {sequences.Length} bases, labels: " +
            $"{LabelOptions.Name(settings.LabelTransform)}"));
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fit.Model.KernelCount} kernels of width {settings.KernelWidth}, {ending} ({seconds:0.0} s)"));
        return run.Finish();
    }

    /// <summary>The label transform asked for, or that of the model to train on from.</summary>
    /// <exception cref="UsageException">They differ.</exception>
    private LabelTransform? Transform(ParseResult parsed, ModelSource source, LabelTransform? trained)
    {
        LabelTransform? wanted = _labels.TransformOf(parsed);
        return trained is null || wanted is null || wanted == trained
            ? wanted ?? trained
            : throw new UsageException(
                $"--label-transform {LabelOptions.Name(wanted.Value)}: {source.Text} was trained on " +
                $"{LabelOptions.Name(trained.Value)}");
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
        };
    }
}
