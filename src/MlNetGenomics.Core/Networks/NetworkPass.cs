using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks;

/// <summary>
/// Runs a network forward and backward over batches on the processor. Results do not depend on the number of threads.
/// Not for several threads at once.
/// </summary>
internal sealed class NetworkPass
{
    private readonly OperatorProgram _training;
    private readonly Lazy<Workspace> _workspace;
    private readonly NetworkInference _inference;
    private readonly float[] _values;
    private readonly float[] _output;
    private bool _isScoringCurrent;

    /// <summary>Prepares to run batches.</summary>
    /// <param name="network">The network.</param>
    /// <param name="capacity">Sequences of a training batch at most.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkPass(Network network, int capacity, int threads = 0)
    {
        Network = network;
        Capacity = capacity;
        Threads = threads;
        _training = Programs.Compile(network, PassMode.Training);
        _workspace = new Lazy<Workspace>(() => new Workspace(_training, capacity, withGradients: true));
        _inference = new NetworkInference(network, network.Steps.Length - 1, threads);
        _values = new float[network.ParameterCount];
        _output = new float[capacity * network.Tasks.Length];
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Sequences of a training batch at most.</summary>
    public int Capacity { get; }

    private int Threads { get; }

    /// <summary>Takes over a model's numbers (copied), to be called after every change of them.</summary>
    public void SetValues(ReadOnlySpan<float> values)
    {
        values.CopyTo(_values);
        _training.SetValues(_values, Threads);
        _isScoringCurrent = false;
    }

    /// <summary>Runs a batch as in training: dropout at work, batch statistics.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N, at most the capacity.</param>
    /// <param name="random">Where dropout masks come from: each sequence and layer has its own stream.</param>
    /// <returns>[N x T], what goes into the last activation where the network ends in one, else its output.</returns>
    public ReadOnlySpan<float> ForwardTraining(ReadOnlySpan<byte> codes, int count, SplittableRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        Workspace workspace = _workspace.Value;
        workspace.SetCodes(codes, count);
        workspace.Random = random;
        _training.Forward(workspace, Threads);
        FeatureBuffer output = workspace.Features[_training.OutputSlot];
        int tasks = Network.Tasks.Length;
        for (int i = 0; i < count; i++)
            output.CopyTo(i, _output.AsSpan(i * tasks, tasks));
        GC.KeepAlive(this);
        return _output.AsSpan(0, count * tasks);
    }

    /// <summary>Runs the last batch backward.</summary>
    /// <param name="outputGradient">[N x T], the loss's gradient in what <see cref="ForwardTraining"/> returned.</param>
    /// <param name="gradient">[parameters], receives the gradient; where running statistics are, it is left as it is.</param>
    public void Backward(ReadOnlySpan<float> outputGradient, float[] gradient)
    {
        Workspace workspace = _workspace.Value;
        FeatureBuffer output = workspace.Gradients[_training.OutputSlot];
        int tasks = Network.Tasks.Length;
        for (int i = 0; i < workspace.Count; i++)
            output.CopyFrom(i, outputGradient.Slice(i * tasks, tasks));
        _training.Backward(workspace, gradient, Threads);
        GC.KeepAlive(this);
    }

    /// <summary>Moves the running statistics in a model's numbers towards the last training batch's.</summary>
    /// <param name="values">The model's numbers.</param>
    /// <param name="stepNumber">Number of the step in its run, from 1.</param>
    public void UpdateRunningStatistics(Span<float> values, long stepNumber)
    {
        foreach (Operator step in _training.Operators)
            step.UpdateRunning(_workspace.Value, values, stepNumber);
    }

    /// <summary>Runs a batch as for scoring, the last activation included.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N; any number.</param>
    /// <param name="predictions">Receives [N x T].</param>
    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions)
    {
        if (!_isScoringCurrent)
            _inference.SetValues(_values);
        _isScoringCurrent = true;
        _inference.Run(codes, count, predictions);
    }
}
