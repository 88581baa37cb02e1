using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Training;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>How NeuronMotif's toys are trained and taken apart.</summary>
public sealed record ToyStudySettings
{
    /// <summary>
    /// Starts of the first toy's training; 1 or more. Of the networks of all starts that one counts whose output neuron's best
    /// module holds most bits: a part of a motif is enough to tell most of these sequences apart, and networks that read no more
    /// than that are not what the toys are to show.
    /// </summary>
    public int Toy1Starts { get; init; } = 4;

    /// <summary>Starts of the second toy's training, of which one counts by the same rule; 1 or more.</summary>
    public int Toy2Starts { get; init; } = 4;

    /// <summary>How the first toy is trained; seeds count on from its seed.</summary>
    public NetworkTrainingSettings Toy1 { get; init; } = new() { Epochs = 60, BatchSize = 100, LearningRate = 0.01 };

    /// <summary>How the second toy is trained; seeds count on from its seed.</summary>
    public NetworkTrainingSettings Toy2 { get; init; } = new() { Epochs = 30, BatchSize = 100, LearningRate = 0.005 };

    /// <summary>
    /// How neurons are taken apart: as the paper's figures do, for one group of motifs, two clusters a pooling. For two groups
    /// the second toy's output neuron has 256 modules, of too few sequences each to say how far a motif goes.
    /// </summary>
    public DecouplingSettings Decoupling { get; init; } = new() { Groups = 1 };

    /// <summary>Start of the random numbers that the sequences are made of.</summary>
    public long Seed { get; init; }

    /// <summary>Number of threads; 0 for one a processor. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Require(Toy1Starts >= 1, "starts of toy 1", Toy1Starts, "1 or more");
        Require(Toy2Starts >= 1, "starts of toy 2", Toy2Starts, "1 or more");
        Decoupling.Validate();
    }
}
