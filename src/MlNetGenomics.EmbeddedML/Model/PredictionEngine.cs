using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A function from one object to one object. Not for use from several threads at once.</summary>
public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition output,
        bool ownsTransformer)
        : base(transformer, ignoreMissingColumns, input, output, ownsTransformer)
    {
    }

    /// <inheritdoc/>
    public override void Predict(TSrc example, ref TDst prediction)
    {
        prediction ??= new TDst();
        Run(example, prediction);
    }
}
