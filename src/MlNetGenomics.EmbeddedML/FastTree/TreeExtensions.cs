using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML;

/// <summary>Trainers of decision trees.</summary>
public static class TreeExtensions
{
    private const int Leaves = 20;
    private const int Trees = 100;
    private const int Least = 10;
    private const double Rate = 0.2;

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
        int numberOfLeaves = Leaves,
        int numberOfTrees = Trees,
        int minimumExampleCountPerLeaf = Least,
        double learningRate = Rate)
    {
        Check.Value(catalog, nameof(catalog));
        return new FastTreeBinaryTrainer(
            catalog.Owner.Environment, labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf, learningRate);
    }

    /// <summary>Trains boosted decision trees for regression.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single.</param>
    /// <param name="featureColumnName">Name of the feature column, vectors of Single of one size.</param>
    /// <param name="exampleWeightColumnName">Must be null: there are no weights here.</param>
    /// <param name="numberOfLeaves">Leaves of a tree, at most; 2 or more.</param>
    /// <param name="numberOfTrees">Trees; 1 or more.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows of a leaf, at least.</param>
    /// <param name="learningRate">Factor of each tree's step.</param>
    public static FastTreeRegressionTrainer FastTree(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        int numberOfLeaves = Leaves,
        int numberOfTrees = Trees,
        int minimumExampleCountPerLeaf = Least,
        double learningRate = Rate)
    {
        Check.Value(catalog, nameof(catalog));
        return new FastTreeRegressionTrainer(
            catalog.Owner.Environment, labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf, learningRate);
    }

    /// <summary>Trains a random forest for regression.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single.</param>
    /// <param name="featureColumnName">Name of the feature column, vectors of Single of one size.</param>
    /// <param name="exampleWeightColumnName">Must be null: there are no weights here.</param>
    /// <param name="numberOfLeaves">Leaves of a tree, at most; 2 or more.</param>
    /// <param name="numberOfTrees">Trees; 1 or more.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows of a leaf, at least.</param>
    public static FastForestRegressionTrainer FastForest(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        int numberOfLeaves = Leaves,
        int numberOfTrees = Trees,
        int minimumExampleCountPerLeaf = Least)
    {
        Check.Value(catalog, nameof(catalog));
        return new FastForestRegressionTrainer(
            catalog.Owner.Environment, labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf);
    }
}
