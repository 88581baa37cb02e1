using System.Collections.Immutable;

namespace MlNetGenomics.Networks.Layers;

/// <summary>One array of numbers that a layer learns or keeps.</summary>
/// <param name="Kind">What the numbers are.</param>
/// <param name="Dimensions">Its dimensions, the last one fastest.</param>
public readonly record struct ParameterShape(ParameterKind Kind, ImmutableArray<int> Dimensions)
{
    /// <summary>Makes a shape.</summary>
    public ParameterShape(ParameterKind kind, params ReadOnlySpan<int> dimensions)
        : this(kind, dimensions.ToImmutableArray())
    {
    }

    /// <summary>Numbers in all; may exceed what memory holds.</summary>
    /// <exception cref="OverflowException">It exceeds 64 bits.</exception>
    public long Size => Dimensions.Aggregate(1L, (product, dimension) => checked(product * dimension));

    /// <summary>Whether training moves the numbers along a gradient; running statistics are only kept.</summary>
    public bool IsTrainable => Kind is not (ParameterKind.RunningMean or ParameterKind.RunningVariance);
}
