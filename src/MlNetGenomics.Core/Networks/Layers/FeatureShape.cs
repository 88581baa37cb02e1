namespace MlNetGenomics.Networks.Layers;

/// <summary>Shape of a track of features: positions along the sequence, channels at each.</summary>
/// <param name="Positions">Positions, 1 or more; 1 for a plain vector.</param>
/// <param name="Channels">Channels, 1 or more; 4 for one-hot bases.</param>
public readonly record struct FeatureShape(int Positions, int Channels)
{
    /// <summary>Numbers in all.</summary>
    public long Size => (long)Positions * Channels;

    /// <summary>"positions x channels".</summary>
    public override string ToString() => FormattableString.Invariant($"{Positions} x {Channels}");
}
