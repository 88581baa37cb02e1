using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>How much more often a factor matters in a cluster than outside it.</summary>
/// <param name="Cluster">Number of the cluster, from 0.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Inside">Share of the cluster's sequences in which it matters.</param>
/// <param name="Outside">Share of the others.</param>
/// <param name="Test">Rank-sum test of the cluster against the others.</param>
/// <param name="QValue">Benjamini and Hochberg's over all clusters and factors.</param>
public sealed record ClusterFactor(int Cluster, string Factor, double Inside, double Outside, RankSumTest Test, double QValue);
