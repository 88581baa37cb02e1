using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>One row, or the row where a cursor stands.</summary>
public abstract class DataViewRow : IDisposable
{
    /// <summary>Number of the row from 0, or -1 before the first.</summary>
    public abstract long Position { get; }

    /// <summary>Number of the batch of rows, for cursors that share rows among them.</summary>
    public abstract long Batch { get; }

    /// <summary>The columns.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>A getter of the row's identity, which does not depend on the order of reading.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether values of the column may be asked for.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>A getter of the column's value in the current row.</summary>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Releases what the row holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the row holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
