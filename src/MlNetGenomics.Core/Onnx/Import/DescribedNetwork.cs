using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// Gives a network that was read from a graph the description that its file carries, with names, penalties and all that
/// only training needs. The graph's layers must compute what the description says.
/// </summary>
internal sealed class DescribedNetwork(OnnxMetadataReader metadata, string file)
{
    // How far a stored weight may be from what its kernel comes to: rounding of a logarithm of 32 bits.
    private const float WeightTolerance = 1e-4f;

    /// <exception cref="GenomicsException">The description is not one, or not that of the graph.</exception>
    public NetworkModel Describe(NetworkModel found)
    {
        Network network = NetworkJson.Parse(
            metadata.Required(OnnxMetadataKeys.Network), $"{file}: metadata property {OnnxMetadataKeys.Network}");
        if (network.InputLength != found.Network.InputLength)
        {
            throw new GenomicsException(
                $"{file}: the graph reads {found.Network.InputLength} bases, its description {network.InputLength}");
        }
        NetworkStep[] described = [.. network.Steps.Where(step => Essence(step) is not null)];
        NetworkStep[] graph = [.. found.Network.Steps.Where(step => Essence(step) is not null)];
        var values = new float[network.ParameterCount];
        for (int i = 0; i < Math.Max(described.Length, graph.Length); i++)
        {
            if (i >= described.Length || i >= graph.Length || !IsSame(described[i], graph[i]))
            {
                string name = i < described.Length ? $"layer {described[i].Name}" : "the end";
                string instead = i < graph.Length ? graph[i].Layer.Kind : "nothing";
                throw new GenomicsException(
                    $"{file}: the graph is not the network of its description: at {name} of that it has {instead}");
            }
            Copy(found, graph[i], described[i], values);
        }
        var model = new NetworkModel(network, values, found.LabelTransform);
        foreach ((NetworkStep step, NetworkStep weights) in described.Zip(graph))
        {
            if (step.Layer is MultinomialConvolution)
                RequireWeights(model, step, found[weights.Parameters[0]]);
        }
        return model;
    }

    private void Copy(NetworkModel found, NetworkStep from, NetworkStep to, float[] values)
    {
        for (int i = 0; i < to.Parameters.Length; i++)
        {
            NetworkParameter parameter = to.Parameters[i];
            ReadOnlySpan<float> source = to.Layer is MultinomialConvolution
                ? NetworkMetadata.Values(metadata, parameter)
                : found[from.Parameters[i]];
            source.CopyTo(values.AsSpan(parameter.Start));
        }
    }

    private void RequireWeights(NetworkModel model, NetworkStep step, ReadOnlySpan<float> stored)
    {
        // The graph's convolution is [width x 4 x filters], like all of ours.
        var layer = (MultinomialConvolution)step.Layer;
        float[] expected = TensorAxes.Transpose<float>(
            MultinomialWeights.Compute(model, step), [layer.Filters, Sequences.Dna.BaseCount, layer.Width], [2, 1, 0]);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - stored[i]) <= WeightTolerance * Math.Max(1, Math.Abs(expected[i]))))
            {
                throw new GenomicsException(
                    $"{file}: the weights of layer {step.Name} are not those that its kernels come to");
            }
        }
    }

    private static bool IsSame(NetworkStep described, NetworkStep graph)
    {
        if (described.Depth != graph.Depth || !Essence(described)!.Equals(Essence(graph)))
            return false;
        // A multinomial convolution's numbers are not the weights that they come to.
        return described.Layer is MultinomialConvolution
            || described.Parameters.Select(parameter => parameter.Length)
                .SequenceEqual(graph.Parameters.Select(parameter => parameter.Length));
    }

    /// <summary>What a layer computes when scoring, without what a graph does not show; null for nothing.</summary>
    private static Layer? Essence(NetworkStep step) => step.Layer switch
    {
        Dropout or Flatten or Activation { Function: ActivationFunction.Linear } => null,
        GlobalMaxPooling when step.Input.Positions == 1 => null,
        MaxPooling { Size: 1, Step: 1 } => null,
        Convolution layer => new Convolution(layer.Filters, layer.Width)
        {
            Stride = layer.Stride,
            Dilation = layer.Dilation,
            Bias = layer.Bias,
            Padding = Simplest(step, layer.Span, layer.Stride, layer.PaddingBefore(step.Input.Positions)),
        },
        MultinomialConvolution layer => new Convolution(layer.Filters, layer.Width) { Bias = false },
        BatchNormalization layer => new BatchNormalization { Epsilon = (float)layer.Epsilon },
        MaxPooling layer => new MaxPooling(layer.Size)
        {
            Stride = layer.Step,
            Padding = Simplest(step, layer.Size, layer.Step, layer.PaddingBefore(step.Input.Positions)),
        },
        Dense layer => new Dense(layer.Units) { Bias = layer.Bias },
        BothStrands layer => new BothStrands(layer.Merge, LayerSequence.Empty),
        Residual => new Residual(LayerSequence.Empty),
        _ => step.Layer with { Name = null },
    };

    private static Padding Simplest(NetworkStep step, int span, int stride, int before) =>
        OperatorWindows.Simplest(step.Input.Positions, span, stride, before, step.Output.Positions)!.Value;
}
