using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>A network that a candidate has become.</summary>
/// <param name="training">How it was trained, and to what.</param>
public sealed class FittedNetwork(NetworkTrainingResult training) : IFittedCandidate
{
    /// <summary>The network and how it was trained.</summary>
    public NetworkTrainingResult Training => training;

    /// <inheritdoc/>
    public string Choice => FormattableString.Invariant($"epoch {training.BestEpoch} of {training.History.Count}");

    /// <inheritdoc/>
    public float[] Predict(ITrainingData data, TrainingControl control)
    {
        ArgumentNullException.ThrowIfNull(control);
        return new NetworkScorer(training.Model, control.Threads)
            .Predict(SequenceRows.SequencesOf(data), cancellation: control.Cancellation);
    }
}
