namespace MlNetGenomics.Experiments;

/// <summary>How an experiment is carried out.</summary>
public sealed class ExperimentSettings
{
    /// <summary>
    /// Seconds for the search and for fitting the best model again, over 0; null for as long as it takes. Trainers that cannot
    /// be interrupted, those of ML.NET, may take it a little further.
    /// </summary>
    public double? MaxExperimentTimeInSeconds { get; set; }

    /// <summary>
    /// What the best model is told by: r2, pearson, spearman or mse of numbers, auroc or auprc of classes; null for r2 and
    /// auroc.
    /// </summary>
    public string? OptimizingMetric { get; set; }

    /// <summary>Which models are tried.</summary>
    public ModelSearchSpace SearchSpace { get; set; } = new();

    /// <summary>
    /// A model is left out once the chance that it is as good as the best, over the sequences tested so far, is below this;
    /// null to fit every model to every fold.
    /// </summary>
    public double? DiscardBelow { get; set; } = 0.01;

    /// <summary>Seed of folds, fits and draws; null to draw one from the context.</summary>
    public int? Seed { get; set; }

    /// <summary>Number of threads; 0 for one a processor. Results do not depend on it.</summary>
    public int Threads { get; set; }

    /// <summary>Ends the experiment early: the best by then is its result.</summary>
    public CancellationToken CancellationToken { get; set; }
}
