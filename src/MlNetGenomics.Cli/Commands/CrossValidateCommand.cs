using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng crossval.</summary>
internal sealed class CrossValidateCommand : CliCommand
{
    private const string PredictionsName = "predictions";

    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("as in the preset");
    private readonly TrainingOptions _training = new(isGrid: true);
    private readonly MuseamOptions _museam;
    private readonly NetworkOptions _network;
    private readonly DataOptions _data;
    private readonly EngineOptions _engine = new("What trains: the library's own engine, or torch where it is there");
    private readonly ModelOutputOptions _outputs = new(
        null, "Also train on all sequences with the best setting, and write the model");

    private readonly Option<string> _model = ModelSource.WithDefault(
        "What to train: a name (museam, sharpr, koo:CNN-25, basset, ...), or a description");

    private readonly FoldOptions _folds = new();

    private readonly Option<int?> _nested = new("--nested")
    {
        Description = "MuSeAM: choose each fold's setting by K inner folds of its training part",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 2),
    };

    private readonly Option<string?> _predictions = new("--predictions")
    {
        Description = "name, fold, and measured and predicted on the scale trained on",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "Keep the state of each fold in files that begin so; go on from them",
        HelpName = "PREFIX",
    };

    /// <summary>Makes the command.</summary>
    public CrossValidateCommand(Shell shell, CommonOptions common)
        : base(
            "crossval",
            "Cross-validate a model; lists such as --kernels 128,512 are a grid, best by mean R2 or AUROC.",
            shell,
            common,
            "mlng crossval --fasta seqs.fa --labels activity.txt --label-transform log2 --preset program",
            "mlng crossval --fasta seqs.fa --labels a.txt --kernels 128,512 --l1 1e-3,1e-2 --report cv.html",
            "mlng crossval --model sharpr --fasta seqs.fa --labels a.tsv --folds 5 --learning-rate 1e-3,3e-4")
    {
        _museam = new MuseamOptions(_training, isGrid: true);
        _network = new NetworkOptions(_training);
        _data = new DataOptions(_sequences, _labels);
        Add(_sequences.All);
        Add(_labels.All);
        Add([_model, .. _folds.All, _nested]);
        Add(_training.All);
        Add(_network.Own);
        Add(_data.Own);
        Add(_museam.Own);
        Add(_engine.All);
        Add(_checkpoint, _predictions);
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        var source = ModelSource.Parse(parsed.GetValue(_model)!);
        if (source.Kind == ModelKind.Trained)
        {
            throw new UsageException(
                $"--model {source.Text}: a cross-validation trains new models; name a network or a description");
        }
        run.Settings["model"] = source.Text;
        if (source.IsMuseam())
        {
            OptionUse.Reject(parsed, [.. _network.Own, .. _data.Own], "not for MuSeAM");
            _engine.RequireManaged(parsed);
            return RunMuseam(parsed, run);
        }
        OptionUse.Reject(
            parsed, [_nested, .. _museam.Own, .. _outputs.MuseamOwn], $"for MuSeAM only, not for {source.Text}");
        _data.Require(parsed);
        return RunNetwork(parsed, run, source);
    }

    private int RunNetwork(ParseResult parsed, CommandRun run, ModelSource source)
    {
        Func<TrainingEngineStart, ITrainingEngine>? engine = _engine.ForTraining(parsed, run);
        var template = NetworkTemplate.Open(source);
        LabelTransform transform = _labels.TransformOf(parsed) ?? LabelTransform.None;
        (string preset, IReadOnlyList<NetworkCandidate> candidates) = _network.Read(
            parsed, template.Name, settings => settings with { Seed = run.Seed, LabelTransform = transform });
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        using LabelledSequences data = _data.Read(parsed, template, candidates[0].Training, run);
        var job = new NetworkTrainingJob(run, template, data, fasta, engine);
        Network network = job.Network(candidates[0]);
        int[] folds = SequenceOptions.InFile(fasta, () => _folds.Assign(parsed, run, job.Count, data.Data.NameOf));
        run.Plan(_data.Inputs(parsed), [(PredictionsName, parsed.GetValue(_predictions)), .. _outputs.Paths(parsed)]);
        string? checkpoint = parsed.GetValue(_checkpoint);
        run.UseCheckpoint(checkpoint);

        IReadOnlyList<NetworkCrossValidationResult> results = job.CrossValidate(candidates, folds, checkpoint);
        var summary = new NetworkCrossValidationSummary(run, candidates, results);
        run.Settings["preset"] = preset;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Count} sequences of {data.Data.Length} bases, {network.Name}, {folds.Max() + 1} folds, labels: " +
            $"{LabelOptions.Name(transform)} ({run.Seconds:0.0} s)"));
        summary.Write();
        run.Outputs.SetText(
            PredictionsName,
            writer => NetworkPredictions.Write(writer, data.Data, network.Tasks, transform, summary.Best));
        if (ModelOutputOptions.NeedModel(run))
        {
            NetworkTrainingResult trained = job.Train(
                summary.BestCandidate, null, checkpoint is null ? null : $"{checkpoint}.all", "training on everything");
            ModelOutputOptions.Set(
                run,
                trained.Model,
                summary.BestCandidate.Describe(trained.Loss),
                () => NetworkPages.OfCrossValidation(
                    fasta, network, summary.Best, summary.Tasks, summary.BestCandidate, job.Count));
        }
        return run.Finish();
    }

    private int RunMuseam(ParseResult parsed, CommandRun run)
    {
        int? nested = parsed.GetValue(_nested);
        string? checkpoint = parsed.GetValue(_checkpoint);
        if (nested is not null && checkpoint is not null)
            throw new UsageException("--checkpoint: a nested cross-validation keeps none");
        (string presetName, IReadOnlyList<MuseamSettings> candidates) = _museam.Read(parsed, preset => preset with
        {
            Seed = run.Seed,
            LabelTransform = _labels.TransformOf(parsed) ?? preset.LabelTransform,
            TaskName = _labels.ColumnOf(parsed) ?? preset.TaskName,
        });
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        SequenceSet sequences = _sequences.Read(parsed, run);
        MuseamData.RequireWidth(sequences, candidates.Max(candidate => candidate.KernelWidth), fasta);
        float[] labels = _labels.Read(parsed, sequences, candidates[0].LabelTransform, run);
        int[] folds = SequenceOptions.InFile(
            fasta, () => _folds.Assign(parsed, run, sequences.Count, i => sequences.Names[i]));
        run.Plan(
            [fasta, parsed.GetValue(_labels.Labels)],
            [(PredictionsName, parsed.GetValue(_predictions)), .. _outputs.Paths(parsed)]);
        run.UseCheckpoint(checkpoint);

        var job = new CrossValidationJob(sequences, labels, folds, candidates, nested, checkpoint, run);
        job.Run();
        run.Settings["preset"] = presetName;
        run.Settings["nested"] = nested;
        new CrossValidationSummary(run, job, sequences).Write();
        run.Outputs.SetText(PredictionsName, writer => WritePredictions(writer, sequences, labels, job.Result));
        if (ModelOutputOptions.NeedModel(run))
        {
            (MuseamFit fit, MuseamSettings settings) = job.TrainOnEverything();
            ModelOutputOptions.Set(
                run,
                fit.Model,
                settings,
                () => MuseamPages.OfCrossValidation(fasta, job.Result, fit.Model, settings, sequences, labels));
        }
        return run.Finish();
    }

    private static void WritePredictions(
        TextWriter writer, SequenceSet sequences, float[] labels, CrossValidationResult result)
    {
        var table = new TableWriter(writer, "name", "fold", "measured", "predicted");
        float[] measured = Labels.Transform(labels, sequences, result.Transform);
        for (int i = 0; i < labels.Length; i++)
            table.WriteRow(sequences.Names[i], result.FoldOfSequence[i] + 1, measured[i], result.Predictions[i]);
    }
}
