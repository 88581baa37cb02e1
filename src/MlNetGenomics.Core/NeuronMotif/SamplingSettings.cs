using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif;

/// <summary>How sequences that activate a neuron are sought.</summary>
public sealed record SamplingSettings
{
    /// <summary>The paper's (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, and its program).</summary>
    public static readonly SamplingSettings Paper = new();

    /// <summary>Bases up to which all sequences are tried; 1 to 12.</summary>
    public int MostEnumerated { get; init; } = 10;

    /// <summary>Sequences of a generation; null for 1,000 floor(N / 20), held to 2,000 to 5,000. Otherwise 10 or more.</summary>
    public int? GenerationSize { get; init; }

    /// <summary>Generations at most; 1 or more.</summary>
    public int MostGenerations { get; init; } = 200;

    /// <summary>Generations without growth of the mean after which the search ends; 1 or more.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Bins that activations from 0 to the greatest fall into; 1 or more.</summary>
    public int BinCount { get; init; } = 20;

    /// <summary>Sequences that a search keeps in each bin; 1 or more.</summary>
    public int MostPerBin { get; init; } = 5000;

    /// <summary>Start of the random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>Sequences of a generation for a receptive field of some bases.</summary>
    internal int SizeFor(int length) => GenerationSize ?? Math.Clamp(1000 * (length / 20), 2000, 5000);

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Require(MostEnumerated is >= 1 and <= 12, "bases enumerated", MostEnumerated, "1 to 12");
        Require(GenerationSize is null or >= 10, "sequences of a generation", GenerationSize, "10 or more");
        Require(MostGenerations >= 1, "generations", MostGenerations, "1 or more");
        Require(Patience >= 1, "patience", Patience, "1 or more");
        Require(BinCount >= 1, "activation bins", BinCount, "1 or more");
        Require(MostPerBin >= 1, "sequences of a bin", MostPerBin, "1 or more");
    }
}
