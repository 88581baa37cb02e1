using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>How many of some marked sequences lie in a cluster.</summary>
/// <param name="Cluster">Number of the cluster, from 0.</param>
/// <param name="Test">Marked sequences in it, against a cluster drawn at random.</param>
public sealed record MarkedCluster(int Cluster, HypergeometricTest Test)
{
    /// <summary>Share of the marked sequences that lie in the cluster.</summary>
    public double Share => (double)Test.Found / Test.Marked;

    /// <summary>Whether more than half of the cluster's sequences are marked.</summary>
    public bool IsMajority => 2 * Test.Found > Test.Group;
}
