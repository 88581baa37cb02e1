using Microsoft.ML;
using MlNetGenomics.Evaluation;
using MlNetGenomics.Experiments;
using MlNetGenomics.Trainers;
using MlNetGenomics.Transforms;

namespace MlNetGenomics;

/// <summary>What MlNetGenomics offers beyond estimators.</summary>
public sealed partial class GenomicsCatalog
{
    private readonly MLContext _context;

    internal GenomicsCatalog(MLContext context)
    {
        _context = context;
        Trainers = new GenomicsTrainers(context);
    }

    /// <summary>Trainers that ML.NET's catalogs have no place for.</summary>
    public GenomicsTrainers Trainers { get; }

    /// <summary>
    /// Compares the scores of several tasks with their labels: for each task, and on the mean, R2 and correlations,
    /// and, where labels are 0 and 1, AUROC and average precision. Labels that are not numbers are missing.
    /// </summary>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnName">Name of the label column, Vector&lt;Single, T&gt;.</param>
    /// <param name="scoreColumnName">Name of the score column, Vector&lt;Single, T&gt;.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public MultiTaskMetrics EvaluateMultiTask(
        IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        return MultiTaskEvaluator.Evaluate(data, LabelColumns.OfAny(data.Schema, labelColumnName), scoreColumnName);
    }

    /// <summary>Compares the scores of several tasks with labels that have a column each, Single or Boolean.</summary>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnNames">Names of the label columns, in the order of the scores.</param>
    /// <param name="scoreColumnName">Name of the score column, Vector&lt;Single, T&gt;.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public MultiTaskMetrics EvaluateMultiTask(
        IDataView data, IReadOnlyList<string> labelColumnNames, string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(labelColumnNames);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        return MultiTaskEvaluator.Evaluate(
            data, LabelColumns.OfSeveral(data.Schema, labelColumnNames), scoreColumnName);
    }

    /// <summary>
    /// Gives a loaded pipeline the speed of one just trained: parts that were saved by a
    /// <see cref="MultinomialConvolutionTransformer"/>, a <see cref="ConvolutionalNetworkTransformer"/>, a
    /// <see cref="MotifScanTransformer"/>, a <see cref="KmerCountTransformer"/> or an
    /// <see cref="InSilicoMutagenesisTransformer"/> become one again, and score in batches and on several threads instead of
    /// row by row in ONNX Runtime. Everything else stays as it is.
    /// </summary>
    /// <param name="model">A model loaded with ML.NET.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    /// <returns>A model with the same columns and, but for rounding, the same values.</returns>
    public ITransformer Accelerate(ITransformer model, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new LoadedPipeline(_context, threads).Accelerate(model);
    }

    /// <summary>Prepares an experiment: a comparison of models that ends with the best one, fitted to all rows.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="settings">Time, metric, models; null for the usual ones without a limit of time.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public GenomicsExperiment CreateExperiment(GenomicsTask task, ExperimentSettings? settings = null) =>
        new(_context, task, settings ?? new ExperimentSettings());
}
