using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ScoringService.Models;

/// <summary>
/// Prediction engines, each used by one request at a time: an engine is not for several threads at once, and costs more to
/// make than to use.
/// </summary>
internal sealed class PooledEngines<TPrediction> : IPooledObjectPolicy<PredictionEngine<SequenceRow, TPrediction>>
    where TPrediction : class, new()
{
    private readonly Func<PredictionEngine<SequenceRow, TPrediction>> _create;
    private readonly ObjectPool<PredictionEngine<SequenceRow, TPrediction>> _pool;

    /// <summary>Engines of a pipeline. All share the model, so none disposes of it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="model">The pipeline.</param>
    /// <param name="input">Which column the row's sequence is.</param>
    /// <param name="output">Which columns the prediction's members are; null for their names.</param>
    public PooledEngines(MLContext context, ITransformer model, SchemaDefinition input, SchemaDefinition? output = null)
    {
        _create = () => context.Model.CreatePredictionEngine<SequenceRow, TPrediction>(model, new PredictionEngineOptions
        {
            OwnsTransformer = false,
            InputSchemaDefinition = input,
            OutputSchemaDefinition = output,
        });
        _pool = new DefaultObjectPoolProvider().Create(this);
    }

    /// <summary>Predicts with an engine that nobody uses, or a new one.</summary>
    public TPrediction Predict(string sequence)
    {
        PredictionEngine<SequenceRow, TPrediction> engine = _pool.Get();
        // An engine that has failed is not used again.
        TPrediction prediction = engine.Predict(new SequenceRow { Sequence = sequence });
        _pool.Return(engine);
        return prediction;
    }

    public PredictionEngine<SequenceRow, TPrediction> Create() => _create();

    public bool Return(PredictionEngine<SequenceRow, TPrediction> engine) => true;
}
