using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>
/// What carries out a training run's steps for one network: on the processor, or elsewhere. Holds the model's
/// numbers and the optimizer's state. Not for several threads at once.
/// </summary>
public interface ITrainingEngine : IDisposable
{
    /// <summary>The network.</summary>
    Network Network { get; }

    /// <summary>One step: forward, loss, backward, optimizer, penalties.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="step">Number of the step, from 1; also picks the dropout masks.</param>
    /// <param name="learningRate">Step size.</param>
    /// <returns>The batch's loss before the step, without penalties; NaN where every label is missing.</returns>
    double Step(TrainingBatch batch, long step, double learningRate);

    /// <summary>Predictions with the present numbers, as for scoring: no dropout, running statistics.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N.</param>
    /// <param name="predictions">Receives [N x T].</param>
    void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions);

    /// <summary>Copies the model's numbers out, in the order of <see cref="NetworkModel.Values"/>.</summary>
    void ReadValues(Span<float> values);

    /// <summary>Numbers of the optimizer's state.</summary>
    int StateLength { get; }

    /// <summary>Copies the optimizer's state out, to go on from later.</summary>
    void ReadState(Span<float> state);

    /// <summary>Puts numbers and optimizer state back.</summary>
    void Restore(ReadOnlySpan<float> values, ReadOnlySpan<float> state);
}
