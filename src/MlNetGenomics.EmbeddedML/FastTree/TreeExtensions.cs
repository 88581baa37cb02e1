using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML;

/// <summary>Trainers of decision trees.</summary>
public static class TreeExtensions
{
    /// <summary>Trains boosted decision trees that tell two classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Boolean.</param>
    /// <param name="featureColumnName">Name of the feature column, vectors of Single of one size.</param>
    /// <param name="exampleWeightColumnName">Must be null: there are no weights here.</param>
    /// <param name="numberOfLeaves">Leaves of a tree, at most; 2 or more.</param>
    /// <param name="numberOfTrees">Trees; 1 or more.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows of a leaf, at least.</param>
    /// <param name="learningRate">Factor of each tree's step.</param>
    public static FastTreeBinaryTrainer FastTree(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        int numberOfLeaves = 20,
        int numberOfTrees = 100,
        int minimumExampleCountPerLeaf = 10,
        double learningRate = 0.2)
    {
        Check.Value(catalog, nameof(catalog));
        if (exampleWeightColumnName is not null)
            throw new NotSupportedException("this build trains trees without weights of examples");
        return new FastTreeBinaryTrainer(
            catalog.Owner.Environment, labelColumnName, featureColumnName, numberOfLeaves, numberOfTrees,
            minimumExampleCountPerLeaf, learningRate);
    }
}
