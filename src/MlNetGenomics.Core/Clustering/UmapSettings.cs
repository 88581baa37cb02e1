namespace MlNetGenomics.Clustering;

/// <summary>How <see cref="Umap"/> draws a map; defaults are those of the authors' program (McInnes et al. 2018, section 4.3).</summary>
public sealed record UmapSettings
{
    // Where the authors' program changes over to fewer epochs.
    private const int ManyRows = 10_000;

    /// <summary>Distance of neighbours that are as near as can be, 0 or more.</summary>
    public double LeastDistance { get; init; } = 0.1;

    /// <summary>Scale of the map, over 0.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Passes over all links; null for 500, or 200 for more than 10,000 rows.</summary>
    public int? Epochs { get; init; }

    /// <summary>Rows drawn at random to be pushed away for every link that is pulled at; 0 or more.</summary>
    public int NegativeSamples { get; init; } = 5;

    /// <summary>Length of the first steps, over 0; falls to 0.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>Seed of what is drawn at random.</summary>
    public long Seed { get; init; }

    internal int EpochsFor(int rows) => Epochs ?? (rows > ManyRows ? 200 : 500);

    internal void Validate()
    {
        SettingCheck.RequireInRange(LeastDistance >= 0 && double.IsFinite(LeastDistance), nameof(LeastDistance), LeastDistance);
        SettingCheck.RequireInRange(Spread > 0 && double.IsFinite(Spread), nameof(Spread), Spread);
        SettingCheck.RequireInRange(Epochs is null or > 0, nameof(Epochs), Epochs);
        SettingCheck.RequireInRange(NegativeSamples >= 0, nameof(NegativeSamples), NegativeSamples);
        SettingCheck.RequireInRange(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate);
    }
}
