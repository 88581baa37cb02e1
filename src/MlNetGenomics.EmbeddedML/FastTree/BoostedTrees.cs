namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Gradient boosting (Friedman 2001, doi:10.1214/aos/1013203451): each tree fits the gradients of the loss at the scores
/// of the trees before it by least squares, and its leaves then say how far to go.
/// </summary>
internal static class BoostedTrees
{
    /// <summary>Grows trees until there are enough, or none can be split any more.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="grower">Grows each tree.</param>
    /// <param name="count">Number of trees, at most.</param>
    /// <param name="setGradients">Writes the gradients, given the scores of all rows.</param>
    /// <param name="step">The output of a leaf, given the gradients.</param>
    public static RegressionTree[] Grow(
        TreeData data,
        TreeGrower grower,
        int count,
        Action<double[], double[]> setGradients,
        Func<TreeLeaf, double[], double> step)
    {
        int[] rows = [.. Enumerable.Range(0, data.Labels.Length)];
        var scores = new double[rows.Length];
        var gradients = new double[rows.Length];
        var trees = new List<RegressionTree>();
        for (int i = 0; i < count; i++)
        {
            setGradients(scores, gradients);
            if (grower.Grow(gradients, rows) is not { } grown)
                break;
            trees.Add(grown.ToTree(leaf => step(leaf, gradients)));
            grown.AddOutputs(trees[^1], scores);
        }
        return [.. trees];
    }
}
