using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Motifs to plant where none are given: consensus sites that textbooks give for well-known factors, made
/// into matrices by <see cref="IupacMotif"/>. The effects are ours.
/// </summary>
public static class DefaultMotifs
{
    /// <summary>Probability of the consensus base at a position that names one.</summary>
    public const double Sharpness = 0.94;

    /// <summary>Four activators and two repressors.</summary>
    public static IReadOnlyList<PlantedMotif> All { get; } =
    [
        Make("AP1", "ATGASTCAT", 1.0),
        Make("HNF4A", "CAAAGTCCA", 0.9),
        Make("ETS", "ACCGGAAGT", 0.7),
        Make("CEBP", "ATTGCGCAAT", 0.8),
        Make("REST", "TTCAGCACCAC", -0.9),
        Make("GFI1", "AAATCACAGC", -0.7),
    ];

    private static PlantedMotif Make(string name, string consensus, double effect) =>
        new(IupacMotif.Parse(consensus, Sharpness, name), effect);
}
