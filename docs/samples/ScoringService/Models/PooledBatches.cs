using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ScoringService.Models;

/// <summary>Batches, each used by one request at a time.</summary>
internal sealed class PooledBatches : IPooledObjectPolicy<Batch>
{
    private readonly Func<Batch> _create;
    private readonly ObjectPool<Batch> _pool;

    /// <summary>Batches of a pipeline.</summary>
    public PooledBatches(MLContext context, ITransformer model, SchemaDefinition input)
    {
        _create = () => new Batch(context, model, input);
        _pool = new DefaultObjectPoolProvider().Create(this);
    }

    /// <summary>Scores with a batch that nobody uses, or a new one.</summary>
    public float[][] Score(IReadOnlyList<string> sequences, string column, CancellationToken cancellation)
    {
        Batch batch = _pool.Get();
        float[][] scores = batch.Score(sequences, column, cancellation);
        _pool.Return(batch);
        return scores;
    }

    public Batch Create() => _create();

    public bool Return(Batch batch) => true;
}
