using System.Collections.Immutable;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// The first layers of a network that takes each filter's maximum over the whole sequence, or over both its strands, and
/// gives them to a dense layer, as MuSeAM does.
/// </summary>
/// <param name="Scan">The convolution.</param>
/// <param name="ScanNormalization">A batch normalization right behind it, or null.</param>
/// <param name="Strands">1, or 2 for both strands.</param>
/// <param name="Functions">Activations between the convolution and the dense layer, in order.</param>
/// <param name="Head">The dense layer.</param>
/// <param name="LayerCount">Layers of the network up to the dense one.</param>
internal sealed record MaximaLayers(
    NetworkStep Scan,
    NetworkStep? ScanNormalization,
    int Strands,
    ImmutableArray<ActivationFunction> Functions,
    NetworkStep Head,
    int LayerCount)
{
    /// <summary>Whether nothing but a ReLU comes between.</summary>
    public bool IsRectified => Functions is [ActivationFunction.Relu];

    /// <summary>Finds them in a network, or gives null.</summary>
    public static MaximaLayers? Find(Network network)
    {
        ImmutableArray<NetworkStep> steps = network.Steps;
        bool isBoth = network.Layers[0] is BothStrands { Merge: StrandMerge.Concatenate };
        int at = 0;
        NetworkStep scan = steps[at++];
        if (scan.Layer is not (MultinomialConvolution or Convolution { Stride: 1, Dilation: 1 }))
            return null;
        NetworkStep? normalization = At(at)?.Layer is BatchNormalization ? steps[at++] : null;
        if (isBoth && At(at++)?.Layer is not BothStrands)
            return null;
        var functions = ImmutableArray.CreateBuilder<ActivationFunction>();
        bool isPooled = false;
        for (; At(at) is { Depth: 0 } step; at++)
        {
            switch (step.Layer)
            {
                case Activation activation:
                    if (activation.Function != ActivationFunction.Linear)
                        functions.Add(activation.Function);
                    break;
                case Dropout:
                    break;
                case GlobalMaxPooling:
                    isPooled = true;
                    break;
                case Dense when isPooled:
                    return new MaximaLayers(
                        scan, normalization, isBoth ? 2 : 1, functions.ToImmutable(), step, at + 1 - (isBoth ? InnerCount() : 0));
                default:
                    return null;
            }
        }
        return null;

        NetworkStep? At(int index) => index < steps.Length ? steps[index] : null;

        int InnerCount() => normalization is null ? 1 : 2;
    }
}
