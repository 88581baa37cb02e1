using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor that counts its own rows.</summary>
internal abstract class RootCursor(DataViewSchema schema) : DataViewRowCursor
{
    private readonly Delegate[] _getters = new Delegate[schema.Count];
    private long _position = -1;
    private bool _disposed;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    public override bool MoveNext()
    {
        if (_disposed)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }
        Dispose();
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckGood();
        id = new DataViewRowId((ulong)RowNumber, 0);
    };

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Check.That(column.Index < _getters.Length, $"Column index must be between 0 and {_getters.Length}");
        return _getters[column.Index] is not null;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.Param(IsColumnActive(column), nameof(column), "requested column not active");
        return Rows.Typed<TValue>(_getters[column.Index]);
    }

    /// <summary>Number of the row in the unshuffled table.</summary>
    protected virtual long RowNumber => _position;

    protected abstract bool MoveNextCore();

    protected abstract void DisposeCore();

    protected void SetGetter(int index, Delegate getter) => _getters[index] = getter;

    protected void CheckGood() => Check.That(_position >= 0, Rows.FetchError);

    protected sealed override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        _position = -1;
        DisposeCore();
    }
}
