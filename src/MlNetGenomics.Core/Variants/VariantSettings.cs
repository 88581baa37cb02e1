namespace MlNetGenomics.Variants;

/// <summary>What is made of variants' scores; the shares are the MuSeAM paper's.</summary>
public sealed record VariantSettings
{
    /// <summary>Share of the variants that are the top ones, over 0 to 1.</summary>
    public double TopShare { get; init; } = 0.01;

    /// <summary>False discovery rate up to which a variant is significant.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>Of which variants false discovery rates are taken.</summary>
    public VariantTests Tests { get; init; } = VariantTests.All;

    /// <summary>How frequencies become bins.</summary>
    public FrequencyBinning Binning { get; init; } = FrequencyBinning.Counts;

    /// <summary>Gains, and losses, of motifs that are told of a variant, at most.</summary>
    public int Motifs { get; init; } = 3;

    /// <summary>Whether a variant that cannot be scored is an error.</summary>
    public bool IsStrict { get; init; }

    /// <summary>INFO key or column of the alleles' frequencies; null for the usual ones.</summary>
    public string? Frequency { get; init; }
}
