using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>Looks for columns, with ML.NET's errors where they are missing or of another type.</summary>
internal static class Columns
{
    /// <summary>The column of a role in a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static DataViewSchema.Column Require(
        DataViewSchema inputSchema, string role, string name, PrimitiveDataViewType type)
    {
        DataViewSchema.Column column = Find(inputSchema, role, name);
        return column.Type.Equals(type)
            ? column
            : throw Mismatch(role, name, type.ToString()!, column.Type.ToString()!);
    }

    /// <summary>Fails unless a shape has the column of a role.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static void Require(SchemaShape inputSchema, string role, string name, PrimitiveDataViewType type)
    {
        string actual = TypeOf(Find(inputSchema, role, name));
        if (actual != type.ToString())
            throw Mismatch(role, name, type.ToString()!, actual);
    }

    /// <summary>The shape of a name, or an error that there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static SchemaShape.Column Find(SchemaShape inputSchema, string role, string name)
    {
        SchemaShape.Column column = inputSchema.FirstOrDefault(candidate => candidate.Name == name);
        return column.Name is not null ? column : throw Missing(role, name);
    }

    /// <summary>The column of a name, or an error that there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static DataViewSchema.Column Find(DataViewSchema inputSchema, string role, string name) =>
        inputSchema.GetColumnOrNull(name) ?? throw Missing(role, name);

    /// <summary>The type of a column's shape, as ML.NET writes it.</summary>
    public static string TypeOf(SchemaShape.Column column)
    {
        string item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }

    /// <summary>The shape with a column put in place of the one of its name, or at the end.</summary>
    public static SchemaShape With(
        SchemaShape inputSchema, string name, bool isVector, PrimitiveDataViewType? type = null)
    {
        SchemaShape.Column.VectorKind kind = isVector
            ? SchemaShape.Column.VectorKind.Vector
            : SchemaShape.Column.VectorKind.Scalar;
        SchemaShape.Column added = MlNetInternals.NewColumn(name, kind, type ?? NumberDataViewType.Single, false, null);
        var columns = new List<SchemaShape.Column>(inputSchema);
        int at = columns.FindIndex(column => column.Name == name);
        if (at < 0)
            columns.Add(added);
        else
            columns[at] = added;
        return new SchemaShape(columns);
    }

    /// <summary>A column of scores, with the annotations by which ML.NET knows them.</summary>
    /// <param name="kind">What task they are of: "Regression".</param>
    /// <param name="name">Name of the column, and what its values are: "Score", "Probability", "PredictedLabel".</param>
    /// <param name="type">Its type.</param>
    /// <param name="slotNames">Names of the items of a vector, or null.</param>
    public static DataViewSchema.DetachedColumn Score(
        string kind, string name, DataViewType type, IReadOnlyList<string>? slotNames = null)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("ScoreColumnKind", TextDataViewType.Instance, kind.AsMemory());
        builder.AddPrimitiveValue("ScoreValueKind", TextDataViewType.Instance, name.AsMemory());
        if (name == "Probability")
            builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        if (slotNames is not null)
            builder.Add(SlotNames(slotNames), _ => true);
        return new DataViewSchema.DetachedColumn(name, type, builder.ToAnnotations());
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

    /// <summary>Names of the items of a matrix [L x 4], such as 0.A.</summary>
    public static IEnumerable<string> BaseSlots(int sequenceLength) =>
        from position in Enumerable.Range(0, sequenceLength)
        from letter in Dna.Letters.Take(Dna.BaseCount)
        select $"{position}.{letter}";

    /// <summary>Names of a vector's items, or null where it has none.</summary>
    public static string[]? SlotNamesOf(DataViewSchema.Column column)
    {
        if (!column.HasSlotNames())
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    /// <summary>Copies numbers into a column's buffer.</summary>
    public static void Copy(ReadOnlySpan<float> numbers, ref VBuffer<float> value)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, numbers.Length);
        numbers.CopyTo(editor.Values);
        value = editor.Commit();
    }

    /// <summary>The error that a column has another type than it should.</summary>
    public static ArgumentOutOfRangeException Mismatch(string role, string name, string expected, string actual) =>
        new("inputSchema", $"Schema mismatch for {role} column '{name}': expected {expected}, got {actual}");

    private static ArgumentOutOfRangeException Missing(string role, string name) =>
        new("inputSchema", $"Could not find {role} column '{name}'");
}
