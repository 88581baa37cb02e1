using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif;

/// <summary>How the sequences that activate a neuron are taken apart.</summary>
public sealed record DemixSettings
{
    /// <summary>The paper's (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, and its program).</summary>
    public static readonly DemixSettings Paper = new();

    /// <summary>Sequences below which a set is not split; 1 or more.</summary>
    public int FewestSequences { get; init; } = 50;

    /// <summary>Bins of activations that motifs are averaged over; 1 or more.</summary>
    public int BinCount { get; init; } = 20;

    /// <summary>Starts of k-means, of which the best counts; 1 or more.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>Iterations of k-means at most; 1 or more.</summary>
    public int MostIterations { get; init; } = 300;

    /// <summary>
    /// K-means ends when the squares of the centres' ways sum to at most this times the maps' mean variance; 0 or more. 1e-4 in
    /// the program's library, scikit-learn.
    /// </summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>
    /// Numbers of maps that clusters are found in at a time; 1 or more. Of a larger set, clusters are found in a part drawn by
    /// chance, and the others go to the nearest.
    /// </summary>
    public int MostNumbers { get; init; } = 1 << 27;

    /// <summary>
    /// P at most, groups of motifs that move on their own; 1 or more: 2 was enough for the tenth layer of the paper's deepest
    /// networks. See <see cref="LayerDemixer"/>.
    /// </summary>
    public int MostGroups { get; init; } = 2;

    /// <summary>What the mean consensus ratio of a layer's neurons must exceed.</summary>
    public double ConsensusRatio { get; init; } = 0.95;

    /// <summary>Chance below which it counts as exceeded; above 0, at most 1.</summary>
    public double Significance { get; init; } = 0.1;

    /// <summary>Neurons below which the mean itself counts; 2 or more.</summary>
    public int FewestTested { get; init; } = 10;

    /// <summary>Start of the random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Require(FewestSequences >= 1, "fewest sequences", FewestSequences, "1 or more");
        Require(BinCount >= 1, "activation bins", BinCount, "1 or more");
        Require(Starts >= 1, "starts", Starts, "1 or more");
        Require(MostIterations >= 1, "iterations", MostIterations, "1 or more");
        Require(Tolerance >= 0, "tolerance", Tolerance, "0 or more");
        Require(MostNumbers >= 1, "numbers at a time", MostNumbers, "1 or more");
        Require(MostGroups >= 1, "groups", MostGroups, "1 or more");
        Require(double.IsFinite(ConsensusRatio), "consensus ratio", ConsensusRatio, "a number");
        Require(Significance is > 0 and <= 1, "significance", Significance, "above 0 and at most 1");
        Require(FewestTested >= 2, "neurons tested", FewestTested, "2 or more");
    }
}
