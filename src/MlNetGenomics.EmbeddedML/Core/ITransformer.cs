using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Makes a table of another one, without reading it yet.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether each row of the result depends on one row of the input only.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The columns that a table of these columns becomes.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>Makes the table.</summary>
    IDataView Transform(IDataView input);

    /// <summary>What turns a row into a row, where <see cref="IsRowToRowMapper"/>.</summary>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
