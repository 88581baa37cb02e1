namespace MlNetGenomics.Networks.Engine;

/// <summary>Where a pass backward from a neuron begins and ends.</summary>
/// <param name="network">The network.</param>
/// <param name="program">The network up to the neuron's layer, as it runs backward.</param>
internal sealed class NeuronPass(Network network, OperatorProgram program)
{
    private Slot Output => program.Slots[program.OutputSlot];

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
        FeatureBuffer features = workspace.Features[program.OutputSlot];
        FeatureBuffer gradient = workspace.Gradients[program.OutputSlot];
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
        FeatureBuffer gradient = workspace.Gradients[program.InputSlot];
        gradient.CopyTo(sequence, target);
        if (program.Strands == 1)
            return;
        var reverse = new float[(int)network.Input.Size];
        gradient.CopyTo(workspace.Count + sequence, reverse);
        for (int k = 0; k < reverse.Length; k++)
            target[k] += reverse[^(k + 1)];
    }

    private void Require(int value, int count, string what, Neuron neuron)
    {
        if ((uint)value >= (uint)count)
        {
            throw new GenomicsException(
                $"network {network.Name}, layer {neuron.Layer}: {what} {value} is not one of its {count}, from 0");
        }
    }
}
