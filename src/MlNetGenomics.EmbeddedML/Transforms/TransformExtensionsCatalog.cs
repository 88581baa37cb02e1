using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms of columns as they are.</summary>
public static class TransformExtensionsCatalog
{
    /// <summary>Copies a column under another name.</summary>
    public static ColumnCopyingEstimator CopyColumns(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
    {
        Check.Value(catalog, nameof(catalog));
        return new ColumnCopyingEstimator(outputColumnName, inputColumnName);
    }

    /// <summary>Joins columns of one item type into a vector.</summary>
    public static Data.ColumnConcatenatingEstimator Concatenate(
        this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames)
    {
        Check.Value(catalog, nameof(catalog));
        return new Data.ColumnConcatenatingEstimator(outputColumnName, inputColumnNames);
    }

    /// <summary>Leaves columns out.</summary>
    public static ColumnSelectingEstimator DropColumns(this TransformsCatalog catalog, params string[] columnNames)
    {
        Check.Value(catalog, nameof(catalog));
        return new ColumnSelectingEstimator(columnNames, keep: false, keepHidden: false);
    }

    /// <summary>Leaves all other columns out.</summary>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, params string[] columnNames) =>
        SelectColumns(catalog, columnNames, false);

    /// <summary>Leaves all other columns out, and hidden ones of the same names unless they are to be kept.</summary>
    public static ColumnSelectingEstimator SelectColumns(
        this TransformsCatalog catalog, string[] columnNames, bool keepHidden)
    {
        Check.Value(catalog, nameof(catalog));
        return new ColumnSelectingEstimator(columnNames, keep: true, keepHidden);
    }
}
