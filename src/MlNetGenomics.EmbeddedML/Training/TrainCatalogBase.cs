using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What the catalogs of learning tasks share.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(Host host) => Environment = host;

    // Reached from outside by this name and type, as in ML.NET: keep both.
    internal IHostEnvironment Environment { get; }

    private protected IReadOnlyList<CrossValidationResult<TMetrics>> CrossValidateTrain<TMetrics>(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numFolds,
        string samplingKeyColumn,
        int? seed,
        Func<IDataView, TMetrics> evaluate)
        where TMetrics : class
    {
        Check.Value(data, nameof(data));
        Check.Value(estimator, nameof(estimator));
        Check.Param(numFolds > 1, nameof(numFolds), "Must be more than 1");
        var splitter = new RowSplitter(data, samplingKeyColumn, seed ?? ((Host)Environment).Seed);
        var results = new List<(ITransformer Model, IDataView Scores, int Fold)>();
        for (int fold = 0; fold < numFolds; fold++)
        {
            DataOperationsCatalog.TrainTestData split =
                splitter.Split((double)fold / numFolds, (double)(fold + 1) / numFolds);
            ITransformer model = estimator.Fit(split.TrainSet);
            // Evaluation is neither training nor use: all of a chain takes part.
            IDataView scores = model is ITransformerChain chain
                ? chain.Transform(split.TestSet, TransformerScope.Everything)
                : model.Transform(split.TestSet);
            results.Add((model, scores, fold));
        }
        // ML.NET, too, evaluates when all folds are trained.
        return [.. results.Select(result => new CrossValidationResult<TMetrics>(
            result.Model, evaluate(result.Scores), result.Scores, result.Fold))];
    }

    /// <summary>Result of one fold.</summary>
    public sealed class CrossValidationResult<T> where T : class
    {
        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }

        /// <summary>Metrics on the rows held out.</summary>
        public readonly T Metrics;

        /// <summary>The model trained on the other rows.</summary>
        public readonly ITransformer Model;

        /// <summary>The rows held out, scored.</summary>
        public readonly IDataView ScoredHoldOutSet;

        /// <summary>Number of the fold, from 0.</summary>
        public readonly int Fold;
    }

    /// <summary>A place for trainers, which come as extension methods.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase catalog) => Owner = catalog;

        internal TrainCatalogBase Owner { get; }
    }
}
