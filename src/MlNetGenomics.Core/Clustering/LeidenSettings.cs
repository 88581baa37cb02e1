namespace MlNetGenomics.Clustering;

/// <summary>How <see cref="Leiden"/> finds communities.</summary>
public sealed record LeidenSettings
{
    /// <summary>What is made as great as can be.</summary>
    public CommunityQuality Quality { get; init; } = CommunityQuality.Modularity;

    /// <summary>r, over 0: greater values make more and smaller communities. 1 is plain modularity.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Theta, over 0, of the random choice in the refinement; .01 in the paper (Traag et al. 2019, Methods).</summary>
    public double Randomness { get; init; } = 0.01;

    /// <summary>Times, at most, that the algorithm starts again from what it has found; 1 or more. It ends where nothing improves.</summary>
    public int MostIterations { get; init; } = 100;

    /// <summary>Seed of the order of nodes and of the refinement.</summary>
    public long Seed { get; init; }

    internal void Validate()
    {
        SettingCheck.RequireInRange(Enum.IsDefined(Quality), nameof(Quality), Quality);
        SettingCheck.RequireInRange(Resolution > 0 && double.IsFinite(Resolution), nameof(Resolution), Resolution);
        SettingCheck.RequireInRange(Randomness > 0 && double.IsFinite(Randomness), nameof(Randomness), Randomness);
        SettingCheck.RequireInRange(MostIterations > 0, nameof(MostIterations), MostIterations);
    }
}
