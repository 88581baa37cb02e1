namespace Microsoft.ML.Data;

/// <summary>Turns a row into a row.</summary>
public interface IRowToRowMapper
{
    /// <summary>Columns of the input.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>Columns of the output.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns that output columns need.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>The output row that goes with an input row.</summary>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
