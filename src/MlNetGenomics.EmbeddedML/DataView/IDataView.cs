namespace Microsoft.ML;

/// <summary>A table that is read through cursors, column by column on demand.</summary>
public interface IDataView
{
    /// <summary>Whether cursors heed a random source and serve rows in random order.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>Number of rows, or null where it is not known without reading.</summary>
    long? GetRowCount();

    /// <summary>Makes a cursor over the rows in which only the columns named are active.</summary>
    /// <param name="columnsNeeded">Active columns.</param>
    /// <param name="rand">Source of the order, heeded where <see cref="CanShuffle"/> is true.</param>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Makes up to <paramref name="n"/> cursors that share the rows among them.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
