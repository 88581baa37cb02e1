namespace MlNetGenomics.Simulation;

/// <summary>How the free bases of a sequence are shared out to the gaps between its sites.</summary>
public enum SitePlacementRule
{
    /// <summary>Every placement is equally likely: <see cref="SitePlacement.Uniform"/>.</summary>
    Uniform,

    /// <summary>As the program of Koo and Eddy does: <see cref="SitePlacement.NormalizedGaps"/>.</summary>
    NormalizedGaps,
}
