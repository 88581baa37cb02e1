using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ScoringService.Models;

/// <summary>
/// Prediction engines, each used by one request at a time: an engine is not for several threads at once, and costs more to
/// make than to use.
/// </summary>
internal sealed class PooledEngines<TPrediction>(
    MLContext context, ITransformer model, SchemaDefinition input, SchemaDefinition? output = null)
    : IPooledObjectPolicy<PredictionEngine<SequenceRow, TPrediction>>
    where TPrediction : class, new()
{
    private ObjectPool<PredictionEngine<SequenceRow, TPrediction>>? _pool;

    /// <summary>Predicts with an engine that nobody uses, or a new one.</summary>
    public TPrediction Predict(string sequence)
    {
        ObjectPool<PredictionEngine<SequenceRow, TPrediction>> pool =
            LazyInitializer.EnsureInitialized(ref _pool, () => new DefaultObjectPoolProvider().Create(this));
        PredictionEngine<SequenceRow, TPrediction> engine = pool.Get();
        // An engine that has failed is not used again.
        TPrediction prediction = engine.Predict(new SequenceRow { Sequence = sequence });
        pool.Return(engine);
        return prediction;
    }

    /// <summary>Makes an engine. All share the model, so none disposes of it.</summary>
    public PredictionEngine<SequenceRow, TPrediction> Create() =>
        context.Model.CreatePredictionEngine<SequenceRow, TPrediction>(model, new PredictionEngineOptions
        {
            OwnsTransformer = false,
            InputSchemaDefinition = input,
            OutputSchemaDefinition = output,
        });

    public bool Return(PredictionEngine<SequenceRow, TPrediction> engine) => true;
}
