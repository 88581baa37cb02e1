namespace MlNetGenomics.Clustering;

/// <summary>What makes a partition of a graph good.</summary>
public enum CommunityQuality
{
    /// <summary>
    /// Modularity with a resolution: (1 / 2m) sum over communities of (2 e - r K^2 / 2m), e the weight inside, K the sum of
    /// strengths (Newman and Girvan 2004, doi:10.1103/PhysRevE.69.026113; Reichardt and Bornholdt 2006).
    /// </summary>
    Modularity,

    /// <summary>
    /// Constant Potts model: sum over communities of (e - r n (n - 1) / 2), n the number of nodes: links inside must be
    /// denser than the resolution (Traag, Van Dooren and Nesterov 2011, doi:10.1103/PhysRevE.84.016114).
    /// </summary>
    ConstantPotts,
}
