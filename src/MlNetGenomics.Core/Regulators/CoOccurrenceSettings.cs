namespace MlNetGenomics.Regulators;

/// <summary>Which sites count as lying together.</summary>
public sealed record CoOccurrenceSettings
{
    /// <summary>Greatest distance of two sites' starts, bases: 12 in the paper, within which factors of a complex bind.</summary>
    public int MostDistance { get; init; } = 12;

    /// <summary>
    /// Least distance: sequences whose two sites are nearer do not count at all, neither as found nor as tried. 0 in the
    /// paper; a motif's width leaves out sites that share bases.
    /// </summary>
    public int LeastDistance { get; init; }

    /// <summary>The rule of sites that share no base: as far beyond a motif's width as this one reaches.</summary>
    /// <param name="width">Bases of a motif.</param>
    public CoOccurrenceSettings Beyond(int width) => new() { LeastDistance = width, MostDistance = width + MostDistance };

    internal void Validate()
    {
        SettingCheck.RequireInRange(LeastDistance >= 0, nameof(LeastDistance), LeastDistance);
        SettingCheck.RequireInRange(MostDistance >= LeastDistance, nameof(MostDistance), MostDistance);
    }
}
