using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks;

/// <summary>
/// Runs a network forward and backward over batches on the processor.
/// </summary>
internal sealed class NetworkPass
{
    /// <summary>Prepares to run batches.</summary>
    /// <param name="network">The network.</param>
    /// <param name="capacity">Sequences of a batch at most.</param>
    /// <param name="threads">Threads; 0 for one a processor. Results do not depend on it.</param>
    public NetworkPass(Network network, int capacity, int threads = 0)
    {
        Network = network;
        Capacity = capacity;
        Threads = threads;
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Sequences of a batch at most.</summary>
    public int Capacity { get; }

    private int Threads { get; }

    /// <summary>Takes over a model's numbers (copied), to be called after every change of them.</summary>
    public void SetValues(ReadOnlySpan<float> values) => throw new NotImplementedException();

    /// <summary>
    /// Runs a batch as in training: dropout at work, batch statistics.
    /// </summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N, at most the capacity.</param>
    /// <param name="random">Where dropout masks come from: each sequence and layer has its own stream.</param>
    /// <returns>[N x T], what goes into the last activation where the network ends in one, else its output.</returns>
    public ReadOnlySpan<float> ForwardTraining(ReadOnlySpan<byte> codes, int count, SplittableRandom random) =>
        throw new NotImplementedException();

    /// <summary>Runs the last batch backward.</summary>
    /// <param name="outputGradient">[N x T], the loss's gradient in what <see cref="ForwardTraining"/> returned.</param>
    /// <param name="gradient">Receives the gradient in every number of the model; 0 for running statistics.</param>
    public void Backward(ReadOnlySpan<float> outputGradient, Span<float> gradient) =>
        throw new NotImplementedException();

    /// <summary>Moves the running statistics in a model's numbers towards the last training batch's.</summary>
    public void UpdateRunningStatistics(Span<float> values) => throw new NotImplementedException();

    /// <summary>Runs a batch as for scoring, the last activation included.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N; any number.</param>
    /// <param name="predictions">Receives [N x T].</param>
    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions) =>
        throw new NotImplementedException();
}
