using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Outcome of a cross-validation.</summary>
/// <param name="Transform">Scale that the model was trained on.</param>
/// <param name="Folds">One entry a fold.</param>
/// <param name="FoldOfSequence">Fold, from 0, in which each sequence was predicted.</param>
/// <param name="Predictions">Prediction of each sequence by the model that had not seen it, on the trained scale.</param>
public sealed record CrossValidationResult(
    LabelTransform Transform,
    IReadOnlyList<FoldResult> Folds,
    IReadOnlyList<int> FoldOfSequence,
    IReadOnlyList<float> Predictions)
{
    /// <summary>Mean R2 over folds on the trained scale, by which settings are ranked.</summary>
    public double MeanRSquared => Summary(fold => fold.On(Transform).RSquared).Mean;

    /// <summary>Mean and standard deviation of a score over the folds.</summary>
    public MeanAndDeviation Summary(Func<FoldResult, double> score) => MeanAndDeviation.Of(Folds.Select(score));
}
