namespace MlNetGenomics.Networks.Engine;

/// <summary>A sequence and one of its references, compared.</summary>
internal readonly ref struct NetworkDifference
{
    /// <summary>Number of the sequence.</summary>
    public int Sequence { get; init; }

    /// <summary>Number of the part of the sequence's references that were compared together.</summary>
    public int Part { get; init; }

    /// <summary>Number of the reference.</summary>
    public int Reference { get; init; }

    /// <summary>The sequence's numbers, [L x 4].</summary>
    public ReadOnlySpan<float> Input { get; init; }

    /// <summary>The reference's, [L x 4].</summary>
    public ReadOnlySpan<float> ReferenceInput { get; init; }

    /// <summary>[L x 4].</summary>
    public ReadOnlySpan<float> Multipliers { get; init; }

    /// <summary>The neuron's value for the sequence.</summary>
    public float Value { get; init; }

    /// <summary>The neuron's value for the reference.</summary>
    public float ReferenceValue { get; init; }
}
