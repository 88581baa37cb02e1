using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Gradients of the neurons of one layer in the input.</summary>
internal sealed class NetworkAttribution
{
    private readonly NeuronPass _pass;
    private readonly int _size;
    private readonly int _threads;

    /// <summary>Prepares a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">A model's numbers.</param>
    /// <param name="last">Index of the layer's step.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkAttribution(Network network, float[] values, int last, int threads)
    {
        _threads = threads;
        _pass = new NeuronPass(network, values, PassMode.Attribution, last, threads);
        _size = _pass.InputSize;
    }

    /// <summary>Values and gradients of a neuron.</summary>
    /// <param name="input">[N x L x 4].</param>
    /// <param name="neuron">A neuron of the layer.</param>
    /// <param name="relu">How gradients pass back through ReLUs.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="GenomicsException">The layer has no such neuron.</exception>
    public NeuronGradients Run(float[] input, Neuron neuron, ReluGradient relu, CancellationToken cancellation)
    {
        _pass.Require(neuron);
        int count = input.Length / _size;
        var result = new NeuronGradients(new float[count], new float[input.Length]);
        ParallelLoop.For((count + NeuronPass.BatchSize - 1) / NeuronPass.BatchSize, _threads, part =>
        {
            int first = part * NeuronPass.BatchSize;
            int number = Math.Min(NeuronPass.BatchSize, count - first);
            Workspace workspace = _pass.Rent();
            workspace.IsGuided = relu == ReluGradient.Guided;
            workspace.SetSoftInput(input.AsSpan(first * _size, number * _size).ToArray(), number);
            _pass.Forward(workspace);
            _pass.Seed(workspace, neuron, result.Values.AsSpan(first, number));
            _pass.Backward(workspace);
            for (int i = 0; i < number; i++)
                _pass.Read(workspace, i, result.Gradients.AsSpan((first + i) * _size, _size));
            _pass.Return(workspace);
        }, cancellation);
        GC.KeepAlive(this);
        return result;
    }
}
