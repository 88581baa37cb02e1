namespace Microsoft.ML.Data;

/// <summary>How well scores tell two classes apart, and probabilities fit.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryClassificationEvaluator evaluator) : base(evaluator)
    {
        LogLoss = evaluator.LogLoss;
        LogLossReduction = evaluator.LogLossReduction;
        Entropy = BinaryClassificationEvaluator.Entropy(
            ConfusionMatrix.Counts[0].Sum() / ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    /// <summary>Mean of -log2 of the probability of a row's class.</summary>
    public double LogLoss { get; }

    /// <summary>Share of the entropy that the probabilities save.</summary>
    public double LogLossReduction { get; }

    /// <summary>Entropy of the classes' shares, in bits.</summary>
    public double Entropy { get; }
}
