using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>A cross-validation as the command line asks for it: plain, over candidates, or nested.</summary>
internal sealed class CrossValidationJob(
    SequenceSet sequences,
    float[] labels,
    int[] folds,
    IReadOnlyList<MuseamSettings> candidates,
    int? innerFolds,
    string? checkpoint,
    CommandRun run)
{
    private CrossValidationResult? _result;

    /// <summary>The settings to choose from.</summary>
    public IReadOnlyList<MuseamSettings> Candidates => candidates;

    /// <summary>Number of folds.</summary>
    public int FoldCount { get; } = folds.Max() + 1;

    /// <summary>The scores: of the best candidate, or of the nested choice.</summary>
    public CrossValidationResult Result =>
        _result ?? throw new InvalidOperationException("the cross-validation has not been run");

    /// <summary>The candidates' scores; null where the choice was nested.</summary>
    public MuseamSelection? Selection { get; private set; }

    /// <summary>Candidate chosen in each outer fold; null where the choice was not nested.</summary>
    public IReadOnlyList<int>? Chosen { get; private set; }

    /// <summary>Cross-validates.</summary>
    public void Run()
    {
        if (innerFolds is { } inner)
        {
            // Which candidate a fold will choose is not known before: the last training counts as the first's.
            int runs = FoldCount * (inner * MemberCount + candidates[0].Members);
            (_result, Chosen) = run.WithProgress("cross-validating", progress => MuseamCrossValidation.RunNested(
                sequences, labels, folds, candidates, inner, Control(progress, runs)));
            return;
        }
        Selection = Select(folds, checkpoint, "cross-validating");
        _result = Selection.BestResult;
    }

    /// <summary>
    /// A model of all sequences with the best setting; after a nested cross-validation with the setting that
    /// the inner choice takes on all sequences.
    /// </summary>
    public (MuseamFit Fit, MuseamSettings Settings) TrainOnEverything()
    {
        MuseamSettings settings = candidates.Count == 1
            ? candidates[0]
            : (Selection ?? Select(KFold.Assign(sequences.Count, innerFolds!.Value, run.Seed), null, "choosing")).Best;
        MuseamFit fit = run.WithProgress("training on everything", progress => MuseamTrainer.Train(
            sequences,
            labels,
            settings,
            Control(progress, settings.Members) with
            {
                CheckpointPath = checkpoint is null ? null : $"{checkpoint}.all",
            }));
        return (fit, settings);
    }

    private int MemberCount => candidates.Sum(candidate => candidate.Members);

    private MuseamSelection Select(int[] foldOfSequence, string? path, string title) =>
        run.WithProgress(title, progress => MuseamCrossValidation.Select(
            sequences,
            labels,
            foldOfSequence,
            candidates,
            Control(progress, (foldOfSequence.Max() + 1) * MemberCount) with { CheckpointPath = path }));

    private TrainingControl Control(IProgress<WorkProgress>? progress, int runs) => new()
    {
        Threads = run.Threads,
        Progress = progress is null ? null : new TrainingReporter(progress, runs),
        Cancellation = run.Cancellation,
    };
}
