using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>Trainers of linear models.</summary>
public static class StandardTrainersCatalog
{
    /// <summary>Trains linear regression by stochastic gradient descent, and takes the mean of all its weights.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single.</param>
    /// <param name="featureColumnName">Name of the feature column, vectors of Single of one size.</param>
    /// <param name="lossFunction">The loss; null for the squared error.</param>
    /// <param name="learningRate">Factor of each step; over 0.</param>
    /// <param name="decreaseLearningRate">Whether it falls as one over the square root of the number of rows seen.</param>
    /// <param name="l2Regularization">Share that each step takes off the weights, by half; 0 to .5.</param>
    /// <param name="numberOfIterations">Passes over the rows; 1 or more.</param>
    public static OnlineGradientDescentTrainer OnlineGradientDescent(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        IRegressionLoss lossFunction = null,
        float learningRate = 0.1f,
        bool decreaseLearningRate = true,
        float l2Regularization = 0,
        int numberOfIterations = 1)
    {
        Check.Value(catalog, nameof(catalog));
        return new OnlineGradientDescentTrainer(
            catalog.Owner.Environment, labelColumnName, featureColumnName, lossFunction ?? new SquaredLoss(),
            learningRate, decreaseLearningRate, l2Regularization, numberOfIterations);
    }
}
