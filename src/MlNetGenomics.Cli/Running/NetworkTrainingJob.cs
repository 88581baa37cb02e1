using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Training of a network, as the command line asks for it.</summary>
/// <param name="run">The run.</param>
/// <param name="template">What is trained.</param>
/// <param name="data">What on.</param>
/// <param name="fasta">Path of the sequences, for messages.</param>
/// <param name="createEngine">What carries it out; null for the library's own engine.</param>
internal sealed class NetworkTrainingJob(
    CommandRun run,
    NetworkTemplate template,
    LabelledSequences data,
    string fasta,
    Func<TrainingEngineStart, ITrainingEngine>? createEngine)
{
    /// <summary>Number of sequences.</summary>
    public int Count => data.Data.Count;

    /// <summary>The network for the data.</summary>
    public Network Network(NetworkCandidate candidate) => template.Make(data, fasta, candidate);

    /// <summary>Trains on all data.</summary>
    public NetworkTrainingResult Train(
        NetworkCandidate candidate, ITrainingData? validation, string? checkpoint, string title)
    {
        Network network = Network(candidate);
        return run.WithProgress(title, progress =>
        {
            TrainingControl control = Control(progress, 1, checkpoint);
            return template.Trained is { } trained
                ? NetworkTrainer.Train(
                    new NetworkModel(network, trained.Values, trained.LabelTransform),
                    data.Data, validation, candidate.Training, control, createEngine)
                : NetworkTrainer.Train(network, data.Data, validation, candidate.Training, control, createEngine);
        });
    }

    /// <summary>Cross-validates each candidate.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="folds">Fold of each sequence.</param>
    /// <param name="checkpoint">Where the states go, or null; with several candidates each gets its number added.</param>
    public IReadOnlyList<NetworkCrossValidationResult> CrossValidate(
        IReadOnlyList<NetworkCandidate> candidates, int[] folds, string? checkpoint) =>
        run.WithProgress("cross-validating", progress =>
        {
            TrainingControl control = Control(progress, candidates.Count * (folds.Max() + 1), null);
            return candidates.Select((candidate, i) => NetworkCrossValidation.Run(
                Network(candidate),
                data.Data,
                folds,
                candidate.Training,
                control with
                {
                    Job = candidates.Count == 1 ? "" : Numbered("setting ", i),
                    CheckpointPath = checkpoint is null || candidates.Count == 1
                        ? checkpoint
                        : Numbered($"{checkpoint}.setting", i),
                },
                createEngine)).ToList();
        });

    private static string Numbered(string text, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{text}{index + 1}");

    private TrainingControl Control(IProgress<WorkProgress>? progress, int runs, string? checkpoint) => new()
    {
        Threads = run.Threads,
        CheckpointPath = checkpoint,
        Progress = progress is null ? null : new TrainingReporter(progress, runs),
        Cancellation = run.Cancellation,
    };
}
