using MlNetGenomics.Networks;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What is mutated, and what is compared.</summary>
public sealed record MutagenesisSettings
{
    /// <summary>Which numbers of the network are compared, one a task.</summary>
    public MutagenesisValue Value { get; init; } = MutagenesisValue.Prediction;

    /// <summary>A neuron whose value is compared in place of the network's outputs, or null.</summary>
    public Neuron? Target { get; init; }

    /// <summary>First position to mutate, from 0.</summary>
    public int From { get; init; }

    /// <summary>Position after the last to mutate; null for the end of the sequences.</summary>
    public int? To { get; init; }

    /// <summary>How mutants are scored.</summary>
    public MutagenesisMethod Method { get; init; } = MutagenesisMethod.Automatic;
}
