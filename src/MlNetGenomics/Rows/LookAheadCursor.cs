using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>
/// A cursor that reads rows ahead, scores them together, and keeps the other active columns until the
/// reader comes to them. A row that cannot be scored is an error when its score is asked for, as if
/// rows were scored one by one.
/// </summary>
internal sealed class LookAheadCursor<TScores> : DataViewRowCursor
{
    // The first batch is small for readers that want a few rows only.
    private const int FirstBatch = 64;

    private readonly ScoredRowMapping<TScores> _mapping;
    private readonly DataViewRowCursor _input;
    private readonly bool[] _active;
    private readonly bool[] _activeAdded;
    private readonly ColumnBuffer?[] _buffers;
    private readonly Func<long, byte[]> _read;
    private readonly ValueGetter<DataViewRowId> _getId;
    private readonly DataViewRowId[] _ids;

    // For each row of the batch: its number among those that were scored, or what is wrong with it.
    private readonly (int Scored, GenomicsException? Error)[] _rows;
    private TScores _scores = default!;
    private int _batch;
    private int _count;
    private int _slot = -1;
    private long _position = -1;
    private bool _disposed;

    public LookAheadCursor(ScoredRowMapping<TScores> mapping, DataViewRowCursor input, bool[] active)
    {
        _mapping = mapping;
        _input = input;
        _batch = Math.Min(FirstBatch, mapping.LargestBatch);
        _active = active;
        _activeAdded = mapping.ActiveAdded(active);
        _read = mapping.CreateReader(input);
        _getId = input.GetIdGetter();
        _ids = new DataViewRowId[mapping.LargestBatch];
        _rows = new (int, GenomicsException?)[mapping.LargestBatch];
        _buffers = [.. Enumerable.Range(0, active.Length).Select(column =>
            active[column] && mapping.SourceOf(column) is >= 0 and int source
                ? ColumnBuffer.Create(input, mapping.InputSchema[source], mapping.LargestBatch, CurrentSlot)
                : null)];
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => _mapping.OutputSchema;

    public override bool MoveNext()
    {
        if (_disposed)
            return false;
        if (_slot + 1 == _count)
        {
            Fill();
            _slot = -1;
        }
        if (_count == 0)
        {
            Dispose();
            return false;
        }
        _slot++;
        _position++;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = _ids[CurrentSlot()];

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new InvalidOperationException($"Column '{column.Name}' is not active");
        if (_buffers[column.Index] is { } buffer)
            return RowGetters.Typed<TValue>(buffer.Getter);
        return RowGetters.Typed<TValue>(_mapping.CreateGetter(~_mapping.SourceOf(column.Index), Current));
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        _position = -1;
        _slot = -1;
        if (disposing)
            _input.Dispose();
    }

    private void Fill()
    {
        var builder = new SequenceSetBuilder();
        _count = 0;
        while (_count < _batch && _input.MoveNext())
        {
            try
            {
                builder.Add("row", _read(_position + 1 + _count));
                _rows[_count] = (builder.Count - 1, null);
            }
            catch (GenomicsException e)
            {
                _rows[_count] = (-1, e);
            }
            _getId(ref _ids[_count]);
            foreach (ColumnBuffer? buffer in _buffers)
                buffer?.Read(_count);
            _count++;
        }
        _scores = _mapping.Score(builder.Build(), _activeAdded, isSingle: false);
        _batch = Math.Min(4 * _batch, _mapping.LargestBatch);
    }

    private (TScores Scores, int Index) Current()
    {
        (int scored, GenomicsException? error) = _rows[CurrentSlot()];
        return error is null ? (_scores, scored) : throw new GenomicsException(error.Message, error);
    }

    private int CurrentSlot() => _slot >= 0
        ? _slot
        : throw new InvalidOperationException(
            "Values cannot be fetched at this time: before the first row, or after the last");
}
