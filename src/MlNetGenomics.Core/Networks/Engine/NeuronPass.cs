using System.Collections.Concurrent;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Passes forward to the neurons of one layer and backward from one of them, in batches.</summary>
internal sealed class NeuronPass
{
    /// <summary>Rows of a batch; features of both passes are kept.</summary>
    public const int BatchSize = 16;

    private readonly Network _network;
    private readonly OperatorProgram _program;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>Prepares a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">A model's numbers.</param>
    /// <param name="mode">What goes backward.</param>
    /// <param name="last">Index of the layer's step.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NeuronPass(Network network, float[] values, PassMode mode, int last, int threads)
    {
        _network = network;
        _program = Programs.Compile(network, mode, last);
        _program.SetValues(values, threads);
    }

    /// <summary>Numbers of an input, 4L.</summary>
    public int InputSize => (int)_network.Input.Size;

    private Slot Output => _program.Slots[_program.OutputSlot];

    /// <summary>Room for a batch, to be given back with <see cref="Return"/>.</summary>
    public Workspace Rent() =>
        _workspaces.TryTake(out Workspace? workspace) ? workspace : new Workspace(_program, BatchSize, withGradients: true);

    /// <summary>Takes room back.</summary>
    public void Return(Workspace workspace) => _workspaces.Add(workspace);

    /// <summary>Runs a batch forward.</summary>
    public void Forward(Workspace workspace) => _program.Forward(workspace, threads: 1);

    /// <summary>Runs a batch backward, from the neurons that <see cref="Seed"/> has set.</summary>
    public void Backward(Workspace workspace) => _program.Backward(workspace, values: null, threads: 1);

    /// <summary>Fails unless the layer has a neuron.</summary>
    /// <exception cref="GenomicsException">It has not.</exception>
    public void Require(Neuron neuron)
    {
        Require(neuron.Position, Output.Shape.Positions, "position", neuron);
        Require(neuron.Channel, Output.Shape.Channels, "channel", neuron);
        Require(neuron.Strand, Output.Strands, "strand", neuron);
    }

    /// <summary>Reads a neuron's values and sets their gradients.</summary>
    /// <param name="workspace">The batch, after the pass forward.</param>
    /// <param name="neuron">The neuron.</param>
    /// <param name="values">Receives the values, a number a sequence.</param>
    /// <param name="hasGradient">Of which sequences; null for all.</param>
    public unsafe void Seed(Workspace workspace, Neuron neuron, Span<float> values, Func<int, bool>? hasGradient = null)
    {
        FeatureBuffer features = workspace.Features[_program.OutputSlot];
        FeatureBuffer gradient = workspace.Gradients[_program.OutputSlot];
        for (int i = 0; i < workspace.Count * Output.Strands; i++)
            new Span<float>(gradient.Row(i), gradient.RowsLength).Clear();
        for (int i = 0; i < workspace.Count; i++)
        {
            int sequence = neuron.Strand * workspace.Count + i;
            gradient.Row(sequence, neuron.Position)[neuron.Channel] = hasGradient?.Invoke(i) == false ? 0 : 1;
            values[i] = features.Row(sequence, neuron.Position)[neuron.Channel];
        }
    }

    /// <summary>
    /// The gradient of a sequence's input, [L x 4]; of two strands, both are added: the reverse complement's numbers are the
    /// sequence's in reverse.
    /// </summary>
    public void Read(Workspace workspace, int sequence, Span<float> target)
    {
        FeatureBuffer gradient = workspace.Gradients[_program.InputSlot];
        gradient.CopyTo(sequence, target);
        if (_program.Strands == 1)
            return;
        var reverse = new float[(int)_network.Input.Size];
        gradient.CopyTo(workspace.Count + sequence, reverse);
        for (int k = 0; k < reverse.Length; k++)
            target[k] += reverse[^(k + 1)];
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
