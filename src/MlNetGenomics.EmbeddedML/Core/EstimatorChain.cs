using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators one after the other, each learning from what the one before makes.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    private readonly (IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter)[] _links;

    /// <summary>Makes an empty chain.</summary>
    public EstimatorChain() => _links = [];

    private EstimatorChain((IEstimator<ITransformer>, TransformerScope, bool)[] links)
    {
        _links = links;
        LastEstimator = _links[^1].Estimator as IEstimator<TLastTransformer>;
    }

    /// <summary>The last estimator.</summary>
    public readonly IEstimator<TLastTransformer> LastEstimator;

    /// <inheritdoc/>
    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // Finds columns that do not fit before anything is learned.
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var transformers = new ITransformer[_links.Length];
        IDataView current = input;
        for (int i = 0; i < _links.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].CacheAfter && i + 1 < _links.Length)
                current = new CacheDataView(current);
        }
        return new TransformerChain<TLastTransformer>(transformers, _links.Select(link => link.Scope));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        _links.Aggregate(inputSchema, (shape, link) => link.Estimator.GetOutputSchema(shape));

    /// <summary>The chain with one more estimator.</summary>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(
        IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Check.Value(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>([.. _links, (estimator, scope, false)]);
    }

    /// <summary>The chain in which what the last estimator makes is kept in memory for those to come.</summary>
    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Check.Value(env, nameof(env));
        Check.That(
            _links.Length > 0, "Current estimator chain has no estimator, can't append cache checkpoint.");
        return new EstimatorChain<TLastTransformer>(
            [.. _links[..^1], (_links[^1].Estimator, _links[^1].Scope, true)]);
    }
}
