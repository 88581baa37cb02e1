using System.Collections.Concurrent;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Gradients of the neurons of one layer in the input.</summary>
internal sealed class NetworkAttribution
{
    private const int BatchSize = 16;

    private readonly Network _network;
    private readonly OperatorProgram _program;
    private readonly ConcurrentBag<Workspace> _workspaces = [];
    private readonly int _threads;

    /// <summary>Prepares a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">A model's numbers.</param>
    /// <param name="last">Index of the layer's step.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkAttribution(Network network, float[] values, int last, int threads)
    {
        _network = network;
        _threads = threads;
        _program = Programs.Compile(network, PassMode.Attribution, last);
        _program.SetValues(values, threads);
    }

    /// <summary>Values and gradients of a neuron.</summary>
    /// <param name="input">[N x L x 4].</param>
    /// <param name="neuron">A neuron of the layer.</param>
    /// <param name="relu">How gradients pass back through ReLUs.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="GenomicsException">The layer has no such neuron.</exception>
    public NeuronGradients Run(float[] input, Neuron neuron, ReluGradient relu, CancellationToken cancellation)
    {
        Slot output = _program.Slots[_program.OutputSlot];
        Require(neuron.Position, output.Shape.Positions, "position", neuron);
        Require(neuron.Channel, output.Shape.Channels, "channel", neuron);
        Require(neuron.Strand, output.Strands, "strand", neuron);
        int size = (int)_network.Input.Size;
        int count = input.Length / size;
        var result = new NeuronGradients(new float[count], new float[input.Length]);
        ParallelLoop.For((count + BatchSize - 1) / BatchSize, _threads, part =>
        {
            int first = part * BatchSize;
            int number = Math.Min(BatchSize, count - first);
            if (!_workspaces.TryTake(out Workspace? workspace))
                workspace = new Workspace(_program, BatchSize, withGradients: true);
            workspace.IsGuided = relu == ReluGradient.Guided;
            workspace.SetSoftInput(input.AsSpan(first * size, number * size).ToArray(), number);
            _program.Forward(workspace, threads: 1);
            SeedGradient(workspace, neuron, result.Values.AsSpan(first, number));
            _program.Backward(workspace, values: null, threads: 1);
            ReadGradient(workspace, result.Gradients.AsSpan(first * size, number * size));
            _workspaces.Add(workspace);
        }, cancellation);
        GC.KeepAlive(this);
        return result;
    }

    private unsafe void SeedGradient(Workspace workspace, Neuron neuron, Span<float> values)
    {
        FeatureBuffer features = workspace.Features[_program.OutputSlot];
        FeatureBuffer gradient = workspace.Gradients[_program.OutputSlot];
        int strands = _program.Slots[_program.OutputSlot].Strands;
        for (int i = 0; i < workspace.Count * strands; i++)
            new Span<float>(gradient.Row(i), gradient.RowsLength).Clear();
        for (int i = 0; i < workspace.Count; i++)
        {
            int sequence = neuron.Strand * workspace.Count + i;
            gradient.Row(sequence, neuron.Position)[neuron.Channel] = 1;
            values[i] = features.Row(sequence, neuron.Position)[neuron.Channel];
        }
    }

    /// <summary>The gradient of both strands' inputs: the reverse complement's numbers are the sequence's in reverse.</summary>
    private void ReadGradient(Workspace workspace, Span<float> target)
    {
        FeatureBuffer gradient = workspace.Gradients[_program.InputSlot];
        int size = (int)_network.Input.Size;
        var reverse = new float[size];
        for (int i = 0; i < workspace.Count; i++)
        {
            Span<float> one = target.Slice(i * size, size);
            gradient.CopyTo(i, one);
            if (_program.Strands == 1)
                continue;
            gradient.CopyTo(workspace.Count + i, reverse);
            for (int k = 0; k < size; k++)
                one[k] += reverse[size - 1 - k];
        }
    }

    private void Require(int value, int count, string what, Neuron neuron)
    {
        if ((uint)value >= (uint)count)
        {
            throw new GenomicsException(
                $"network {_network.Name}, layer {neuron.Layer}: {what} {value} is not one of its {count}, from 0");
        }
    }
}
