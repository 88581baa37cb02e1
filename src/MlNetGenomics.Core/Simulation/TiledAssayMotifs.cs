using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Motifs for a tiled assay in HepG2 and K562: textbook sites of factors of the liver, of blood and of both (see
/// <see cref="DefaultMotifs"/>). The effects, in log2, are ours.
/// </summary>
public static class TiledAssayMotifs
{
    /// <summary>Three activators of both or either cell type, one shared with unlike strength, and two repressors.</summary>
    public static IReadOnlyList<AssayMotif> All { get; } =
    [
        Make("AP1", "ATGASTCAT", 1.0, 1.0),
        Make("HNF4A", "CAAAGTCCA", 1.5, 0),
        Make("CEBP", "ATTGCGCAAT", 1.2, 0.4),
        Make("GATA1", "AGATAAGGC", 0, 1.5),
        Make("REST", "TTCAGCACCAC", -1.2, -1.2),
        Make("GFI1", "AAATCACAGC", 0, -1.0),
    ];

    private static AssayMotif Make(string name, string consensus, double hepG2, double k562) =>
        new(IupacMotif.Parse(consensus, DefaultMotifs.Sharpness, name), [hepG2, k562]);
}
