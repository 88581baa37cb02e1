namespace MlNetGenomics.Sequences;

/// <summary>What is read of a file of labels.</summary>
public sealed record LabelSelection
{
    /// <summary>Columns of the table, in the order they are wanted; empty for <see cref="Preferred"/> or all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Columns to read where none are named and the table has all of these.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    /// <summary>Column that holds a weight for each sequence, 0 or more; null for none.</summary>
    public string? WeightColumn { get; init; }

    /// <summary>
    /// Whether labels may be missing: an empty cell, "nan" or "NA" in either case, which are read as NaN.
    /// </summary>
    public bool AllowsMissing { get; init; }

    /// <summary>Whether one column is expected, so that a table of several needs one to be named.</summary>
    internal bool IsSingle { get; init; }
}
