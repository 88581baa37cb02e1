namespace MlNetGenomics;

/// <summary>Which columns a trained network adds.</summary>
public enum ScoreKind
{
    /// <summary>Score, Single: the one task's prediction.</summary>
    Regression,

    /// <summary>
    /// PredictedLabel, Boolean; Score, Single: the logarithm of the odds; Probability, Single. As ML.NET's own
    /// calibrated classifiers of two classes.
    /// </summary>
    BinaryClassification,

    /// <summary>Score, Vector&lt;Single, T&gt;: a prediction a task, slots named after the tasks.</summary>
    MultiTask,
}
