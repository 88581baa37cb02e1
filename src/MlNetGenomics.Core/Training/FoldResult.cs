using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Scores of one fold, over the whole fold.</summary>
/// <param name="Fold">Number of the fold, from 1.</param>
/// <param name="Raw">On the labels as given.</param>
/// <param name="Log2">On base-2 logarithms, or null where a label is not positive.</param>
/// <param name="History">Losses of training.</param>
/// <param name="BestEpoch">Number, from 1, of the epoch the model is of.</param>
public sealed record FoldResult(
    int Fold, RegressionScores Raw, RegressionScores? Log2, IReadOnlyList<EpochLoss> History, int BestEpoch)
{
    /// <summary>Scores on the scale that the model was trained on.</summary>
    public RegressionScores On(LabelTransform transform) =>
        transform == LabelTransform.Log2 ? Log2!.Value : Raw;
}
