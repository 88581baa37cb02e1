using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>What rows and cursors share.</summary>
internal static class Rows
{
    public const string FetchError =
        "Values cannot be fetched at this time. This method was called either before the first call to MoveNext, " +
        "or at any point after that method returned false.";

    public static ValueGetter<TValue> Typed<TValue>(Delegate getter) => getter as ValueGetter<TValue> ??
        throw new InvalidOperationException(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: " +
            $"'{getter.GetType().GetGenericArguments()[0]}'.");

    /// <summary>Which columns of a schema are named.</summary>
    public static bool[] Active(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        Check.Value(columns, "columnsNeeded");
        var active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columns)
        {
            Check.Param(
                column.Index < schema.Count && schema[column.Index].Name == column.Name, "columnsNeeded",
                $"Column '{column.Name}' is not part of the schema");
            active[column.Index] = true;
        }
        return active;
    }

    public static DataViewRowCursor[] One(DataViewRowCursor cursor) => [cursor];

    /// <summary>The getter of a column whose type is known at run time only.</summary>
    public static Delegate Getter(DataViewRow row, DataViewSchema.Column column) =>
        Check.Generic<Delegate>(Getter<int>, column.Type.RawType, row, column);

    private static Delegate Getter<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
