namespace Microsoft.ML;

/// <summary>A row that moves through a table. Stands before the first row at the start.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Moves to the next row; false at the end.</summary>
    public abstract bool MoveNext();
}
