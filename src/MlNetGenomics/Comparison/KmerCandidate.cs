using MlNetGenomics.Sequences;

namespace MlNetGenomics.Comparison;

/// <summary>Baselines on counts of k-mers.</summary>
public static class KmerCandidate
{
    /// <summary>
    /// Linear regression by stochastic gradient descent: OnlineGradientDescent, its steps and its penalty chosen. Classes
    /// are 0 and 1 to it.
    /// </summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static FeatureCandidate Sgd(KmerPattern pattern, bool canonical = false, string name = "kmer-sgd") =>
        new(name, SequenceFeatures.Kmers(pattern, canonical), _ => FeatureTrainers.Sgd());

    /// <summary>Boosted trees: FastTree, its leaves, trees and rate chosen; for classes its binary form.</summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static FeatureCandidate FastTree(KmerPattern pattern, bool canonical = false, string name = "kmer-fasttree") =>
        new(name, SequenceFeatures.Kmers(pattern, canonical), FeatureTrainers.FastTree);

    /// <summary>A random forest: FastForest, its leaves chosen. Classes are 0 and 1 to it.</summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static FeatureCandidate FastForest(KmerPattern pattern, bool canonical = false, string name = "kmer-fastforest") =>
        new(name, SequenceFeatures.Kmers(pattern, canonical), _ => FeatureTrainers.FastForest());
}
