namespace MlNetGenomics.Regulators;

/// <summary>What the neighbours are sought in whose graph is clustered.</summary>
public enum ClusterBasis
{
    /// <summary>The principal components, as Scanpy does, which the paper used.</summary>
    Components,

    /// <summary>The map of two dimensions, as the paper's text has it.</summary>
    Map,
}
