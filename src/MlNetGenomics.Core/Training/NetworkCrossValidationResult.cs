namespace MlNetGenomics.Training;

/// <summary>Outcome of a network's cross-validation.</summary>
/// <param name="Loss">What was made small; tasks are scored by ranking where it is cross-entropy.</param>
/// <param name="Folds">One entry a fold.</param>
/// <param name="FoldOfSequence">Fold, from 0, in which each sequence was predicted.</param>
/// <param name="Predictions">
/// [N x T]: what the model that had not seen a sequence predicts for it, on the scale trained on.
/// </param>
public sealed record NetworkCrossValidationResult(
    Loss Loss, IReadOnlyList<NetworkFold> Folds, IReadOnlyList<int> FoldOfSequence, float[] Predictions)
{
    /// <summary>Whether tasks are scored by how well predictions tell positives.</summary>
    public bool IsRanking => Loss == Loss.BinaryCrossEntropy;

    /// <summary>
    /// What settings are ranked by: the mean over folds of the mean over tasks of AUROC, or of R2 on the scale
    /// trained on. Scores that are not defined (a fold without positives) do not count; NaN where none is.
    /// </summary>
    /// <param name="transform">Scale trained on.</param>
    public double Criterion(LabelTransform transform) =>
        Mean(Folds.Select(fold => Mean(fold.Tasks.Select(
            task => task.Ranking?.Auroc ?? task.Regression?.On(transform).RSquared ?? double.NaN))));

    private static double Mean(IEnumerable<double> values) =>
        values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
