using System.Collections;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ScoringService.Models;

/// <summary>
/// Rows that are others for each request, and what the pipeline makes of them. To bind a pipeline to rows costs more than to
/// score a few, so it is done once. For one request at a time.
/// </summary>
internal sealed class Batch : IEnumerable<SequenceRow>
{
    private readonly IDataView _scored;
    private IReadOnlyList<string> _sequences = [];

    /// <summary>Binds a pipeline.</summary>
    public Batch(MLContext context, ITransformer model, SchemaDefinition input) =>
        _scored = model.Transform(context.Data.LoadFromEnumerable(this, input));

    /// <summary>A row a sequence, of a number a task.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="column">Name of the column of scores.</param>
    /// <param name="cancellation">Stops early.</param>
    public float[][] Score(IReadOnlyList<string> sequences, string column, CancellationToken cancellation)
    {
        _sequences = sequences;
        IEnumerable<float[]> scores = _scored.Schema[column].Type is VectorDataViewType
            ? _scored.GetColumn<float[]>(column)
            : _scored.GetColumn<float>(column).Select(value => new[] { value });
        var rows = new List<float[]>(sequences.Count);
        foreach (float[] row in scores)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(row);
        }
        return [.. rows];
    }

    public IEnumerator<SequenceRow> GetEnumerator() =>
        _sequences.Select(sequence => new SequenceRow { Sequence = sequence }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
