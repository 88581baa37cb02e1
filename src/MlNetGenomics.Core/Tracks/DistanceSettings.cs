namespace MlNetGenomics.Tracks;

/// <summary>How scores are gathered around points.</summary>
public sealed record DistanceSettings
{
    /// <summary>Distances go from minus this to below this, bases; a multiple of <see cref="Bin"/>.</summary>
    public int Range { get; init; } = 2000;

    /// <summary>Bases of a bin.</summary>
    public int Bin { get; init; } = 20;

    /// <summary>Which base of an interval is the point.</summary>
    public PointAnchor Anchor { get; init; }

    /// <summary>Fails unless the values go together.</summary>
    internal void Validate()
    {
        SettingCheck.Require(Bin >= 1, "bin", Bin, "1 or more");
        SettingCheck.Require(Range >= 1, "distance", Range, "1 or more");
        SettingCheck.Require(Range % Bin == 0, "distance", Range, $"a multiple of the bin, {Bin}");
    }
}
