using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Rows;

/// <summary>Looks for columns, with ML.NET's errors where they are missing or of another type.</summary>
internal static class Columns
{
    /// <summary>The column of a role in a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static DataViewSchema.Column Require(
        DataViewSchema inputSchema, string role, string name, PrimitiveDataViewType type)
    {
        DataViewSchema.Column column = inputSchema.GetColumnOrNull(name) ?? throw Missing(role, name);
        return column.Type.Equals(type) ? column : throw Mismatch(role, name, type, column.Type.ToString()!);
    }

    /// <summary>Fails unless a shape has the column of a role.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static void Require(SchemaShape inputSchema, string role, string name, PrimitiveDataViewType type)
    {
        SchemaShape.Column column = inputSchema.FirstOrDefault(candidate => candidate.Name == name);
        if (column.Name is null)
            throw Missing(role, name);
        string item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
        string actual = column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
        if (actual != type.ToString())
            throw Mismatch(role, name, type, actual);
    }

    /// <summary>The shape with a column put in place of the one of its name, or at the end.</summary>
    public static SchemaShape With(SchemaShape inputSchema, string name, bool isVector)
    {
        SchemaShape.Column.VectorKind kind = isVector
            ? SchemaShape.Column.VectorKind.Vector
            : SchemaShape.Column.VectorKind.Scalar;
        SchemaShape.Column added = MlNetInternals.NewColumn(name, kind, NumberDataViewType.Single, false, null);
        var columns = new List<SchemaShape.Column>(inputSchema);
        int at = columns.FindIndex(column => column.Name == name);
        if (at < 0)
            columns.Add(added);
        else
            columns[at] = added;
        return new SchemaShape(columns);
    }

    /// <summary>Annotations with names of a vector's items.</summary>
    public static DataViewSchema.Annotations SlotNames(IReadOnlyList<string> names)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, names.Count),
            (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, names.Count);
                for (int i = 0; i < names.Count; i++)
                    editor.Values[i] = names[i].AsMemory();
                value = editor.Commit();
            });
        return builder.ToAnnotations();
    }

    private static ArgumentOutOfRangeException Missing(string role, string name) =>
        new("inputSchema", $"Could not find {role} column '{name}'");

    private static ArgumentOutOfRangeException Mismatch(
        string role, string name, DataViewType expected, string actual) =>
        new("inputSchema", $"Schema mismatch for {role} column '{name}': expected {expected}, got {actual}");
}
