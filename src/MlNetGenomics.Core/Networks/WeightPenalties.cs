using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>Other penalties for a network's weights.</summary>
public static class WeightPenalties
{
    /// <summary>
    /// The same network with other penalties on the weights of every convolution and dense layer, those within
    /// others too. Numbers of the one are numbers of the other.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="l1">Strength of the penalty L1 sum |w|; 0 or more, null for each layer's own.</param>
    /// <param name="l2">Strength of the penalty L2 sum w^2; 0 or more, null for each layer's own.</param>
    /// <exception cref="GenomicsException">A strength is out of range.</exception>
    public static Network With(Network network, double? l1, double? l2)
    {
        ArgumentNullException.ThrowIfNull(network);
        return l1 is null && l2 is null
            ? network
            : new Network(network.Name, network.InputLength, With(network.Layers, l1, l2), network.Tasks);
    }

    private static LayerSequence With(LayerSequence layers, double? l1, double? l2) =>
    [
        .. layers.Select(layer => layer switch
        {
            Convolution convolution => convolution with { Weights = With(convolution.Weights, l1, l2) },
            Dense dense => dense with { Weights = With(dense.Weights, l1, l2) },
            BothStrands strands => strands with { Layers = With(strands.Layers, l1, l2) },
            Residual residual => residual with { Layers = With(residual.Layers, l1, l2) },
            _ => layer,
        }),
    ];

    private static WeightSettings With(WeightSettings weights, double? l1, double? l2) =>
        weights with { L1 = l1 ?? weights.L1, L2 = l2 ?? weights.L2 };
}
