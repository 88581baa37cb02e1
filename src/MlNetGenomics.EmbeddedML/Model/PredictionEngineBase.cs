using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A function from one object to one object.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ObjectRow<TSrc> _input;
    private readonly RowReader<TDst> _output;
    private readonly DataViewRow _outputRow;
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private bool _disposed;

    private protected PredictionEngineBase(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition output,
        bool ownsTransformer)
    {
        _transformer = Check.Value(transformer, nameof(transformer));
        _ownsTransformer = ownsTransformer;
        Check.Param(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _input = new ObjectRow<TSrc>(MemberColumn.Of(typeof(TSrc), input, SchemaDefinition.Direction.Read));
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(_input.Schema);
        MemberColumn[] columns = RowReader<TDst>.Bind(mapper.OutputSchema, output, ignoreMissingColumns);
        _outputRow = mapper.GetRow(_input, mapper.OutputSchema);
        _output = new RowReader<TDst>(_outputRow, columns);
        OutputSchema = mapper.OutputSchema;
    }

    /// <summary>The columns that come out.</summary>
    public DataViewSchema OutputSchema { get; }

    /// <summary>Predicts.</summary>
    public TDst Predict(TSrc example)
    {
        var result = new TDst();
        Predict(example, ref result);
        return result;
    }

    /// <summary>Predicts into an object, which is made where it is null.</summary>
    public abstract void Predict(TSrc example, ref TDst prediction);

    /// <summary>Disposes of the rows and, where it is owned, the transformer.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _outputRow.Dispose();
        _input.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void Run(TSrc example, TDst prediction)
    {
        _input.Set(Check.Value(example, nameof(example)));
        _output.Fill(prediction);
    }
}
