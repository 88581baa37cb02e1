namespace Microsoft.ML.Data;

/// <summary>How well scores tell two classes apart.</summary>
public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryClassificationEvaluator evaluator)
    {
        ConfusionMatrix = evaluator.Confusion;
        AreaUnderRocCurve = evaluator.AreaUnderRocCurve();
        AreaUnderPrecisionRecallCurve = evaluator.AreaUnderPrecisionRecallCurve();
        Accuracy = (ConfusionMatrix.Counts[0][0] + ConfusionMatrix.Counts[1][1]) /
            ConfusionMatrix.Counts.Sum(row => row.Sum());
        F1Score = PositivePrecision + PositiveRecall == 0
            ? 0
            : 2 * PositivePrecision * PositiveRecall / (PositivePrecision + PositiveRecall);
    }

    /// <summary>Chance that a positive row scores higher than a negative one; ties count half.</summary>
    public double AreaUnderRocCurve { get; }

    /// <summary>Share of rows whose predicted class, positive where the score is above 0, is right.</summary>
    public double Accuracy { get; }

    /// <summary>Share of the rows predicted positive that are.</summary>
    public double PositivePrecision => ConfusionMatrix.PerClassPrecision[0];

    /// <summary>Share of the positive rows predicted so.</summary>
    public double PositiveRecall => ConfusionMatrix.PerClassRecall[0];

    /// <summary>Share of the rows predicted negative that are.</summary>
    public double NegativePrecision => ConfusionMatrix.PerClassPrecision[1];

    /// <summary>Share of the negative rows predicted so.</summary>
    public double NegativeRecall => ConfusionMatrix.PerClassRecall[1];

    /// <summary>Harmonic mean of positive precision and recall.</summary>
    public double F1Score { get; }

    /// <summary>Area under the curve of precision over recall.</summary>
    public double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>How many rows of each class were predicted to be of which.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
