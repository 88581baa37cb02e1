using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
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
    private readonly MuseamOptions _museam = new(isGrid: true);
    private readonly ModelOutputOptions _outputs = new(
        null, "Also train on all sequences with the best setting, and write the model");

    private readonly Option<string> _model = ModelChoice.Create("Architecture");
    private readonly Option<int> _folds = new("--folds")
    {
        Description = "Number of folds",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 2),
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<int?> _nested = new("--nested")
    {
        Description = "Choose the setting in each fold by K inner folds of its training part",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 2),
    };

    private readonly Option<string?> _predictions = new("--predictions")
    {
        Description = "name, fold, measured, predicted, on the scale trained on",
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
            "Cross-validate a model; lists such as --kernels 128,512 are a grid, best by mean R2.",
            shell,
            common,
            "mlng crossval --fasta seqs.fa --labels activity.txt --label-transform log2 --preset program",
            "mlng crossval --fasta seqs.fa --labels a.txt --kernels 128,512 --l1 1e-3,1e-2 --report cv.html")
    {
        Add(_sequences.All);
        Add(_labels.All);
        Add(_model, _folds, _nested);
        Add(_museam.All);
        Add(_checkpoint, _predictions);
        Add(_outputs.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        if (ModelChoice.FileOf(parsed.GetValue(_model)!) is { } file)
            throw new UsageException($"--model {file}: a cross-validation trains new models; name an architecture");
        int? nested = parsed.GetValue(_nested);
        string? checkpoint = parsed.GetValue(_checkpoint);
        if (nested is not null && checkpoint is not null)
            throw new UsageException("--checkpoint: a nested cross-validation keeps none");
        IReadOnlyList<MuseamSettings> candidates = _museam.Read(parsed, preset => preset with
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
            fasta, () => KFold.Assign(sequences.Count, parsed.GetValue(_folds), run.Seed));
        run.Plan(
            [fasta, parsed.GetValue(_labels.Labels)],
            [(PredictionsName, parsed.GetValue(_predictions)), .. _outputs.Paths(parsed)]);
        run.UseCheckpoint(checkpoint);

        var job = new CrossValidationJob(sequences, labels, folds, candidates, nested, checkpoint, run);
        job.Run();
        run.Settings["model"] = ModelChoice.Museam;
        run.Settings["preset"] = parsed.GetValue(_museam.Preset);
        run.Settings["folds"] = parsed.GetValue(_folds);
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
