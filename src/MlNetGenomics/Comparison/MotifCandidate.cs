using MlNetGenomics.Motifs;

namespace MlNetGenomics.Comparison;

/// <summary>Baselines on how well known motifs match.</summary>
public static class MotifCandidate
{
    /// <summary>
    /// Boosted trees on the best score of each motif, on either strand: FastTree, its leaves, trees and rate chosen; for
    /// classes its binary form. Motifs wider than a sequence are left out.
    /// </summary>
    /// <param name="motifs">The motifs, one or more.</param>
    /// <param name="name">Name in tables.</param>
    public static FeatureCandidate FastTree(IReadOnlyList<PositionProbabilityMatrix> motifs, string name = "motif-fasttree") =>
        new(name, SequenceFeatures.BestScores(motifs), FeatureTrainers.FastTree);
}
