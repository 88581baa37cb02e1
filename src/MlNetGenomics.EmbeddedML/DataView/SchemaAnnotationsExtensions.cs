namespace Microsoft.ML.Data;

/// <summary>Well-known annotations of columns.</summary>
public static class SchemaAnnotationsExtensions
{
    /// <summary>Whether each item of a vector column has a name.</summary>
    public static bool HasSlotNames(this DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { Size: > 0 } vector &&
        column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.SlotNames)?.Type is VectorDataViewType names &&
        names.Size == vector.Size && names.ItemType is TextDataViewType;

    /// <summary>The names of a vector column's items.</summary>
    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) =>
        column.Annotations.GetValue(AnnotationKinds.SlotNames, ref slotNames);
}
