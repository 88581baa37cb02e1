using Microsoft.ML;

namespace MlNetGenomics.Experiments;

/// <summary>The best model of an experiment.</summary>
/// <param name="ModelName">Its name.</param>
/// <param name="Metrics">Its mean scores over folds, by their names; of several tasks the mean over these too.</param>
/// <param name="Model">
/// The fitted model: adds a column Score (Single; Vector&lt;Single, T&gt; of several tasks), and what else the model makes. Of
/// the library's models it is saved by <see cref="ModelOperationsCatalog.Save(ITransformer, DataViewSchema, string)"/> as
/// transformers of ML.NET's own.
/// </param>
/// <param name="IsRefitted">
/// Whether it is fitted to all rows; else, where the experiment was cancelled, to those of its first fold.
/// </param>
/// <param name="Choice">What was chosen while fitting it: the best epoch, the setting of a grid; empty for nothing.</param>
public sealed record BestRun(
    string ModelName, IReadOnlyDictionary<string, double> Metrics, ITransformer Model, bool IsRefitted, string Choice);
