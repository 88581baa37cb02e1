namespace MlNetGenomics.Training;

/// <summary>How a training run is carried out; nothing here changes its result.</summary>
public sealed record TrainingControl
{
    /// <summary>Number of threads; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>Told after each epoch, or null.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Name of the run in progress messages.</summary>
    public string Job { get; init; } = "";

    /// <summary>
    /// File that holds the state after each epoch, or null for none. Where it exists and is of the same
    /// data and settings, training goes on from it, with the result of a run that was never stopped.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// Epochs, all told, after which the run rests with the model it has by then, or null to go on to its end. The same call
    /// without it goes on from the checkpoint.
    /// </summary>
    public int? PauseAfter { get; init; }

    /// <summary>Stops the run after the batch at hand; the last checkpoint stays.</summary>
    public CancellationToken Cancellation { get; init; }
}
