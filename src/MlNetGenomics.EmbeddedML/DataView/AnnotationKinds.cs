namespace Microsoft.ML.Data;

/// <summary>Names of well-known annotations, and how to add them.</summary>
internal static class AnnotationKinds
{
    public const string SlotNames = "SlotNames";
    public const string ScoreColumnKind = "ScoreColumnKind";
    public const string ScoreValueKind = "ScoreValueKind";
    public const string IsNormalized = "IsNormalized";

    public static void AddSlotNames(
        this DataViewSchema.Annotations.Builder builder, IReadOnlyList<ReadOnlyMemory<char>> names) =>
        builder.Add(
            SlotNames,
            new VectorDataViewType(TextDataViewType.Instance, names.Count),
            (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, names.Count);
                for (int i = 0; i < names.Count; i++)
                    editor.Values[i] = names[i];
                value = editor.Commit();
            });

    public static DataViewSchema.Annotations ForScore(string kind, string value = "Score", bool isNormalized = false)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(ScoreColumnKind, TextDataViewType.Instance, kind.AsMemory());
        builder.AddPrimitiveValue(ScoreValueKind, TextDataViewType.Instance, value.AsMemory());
        if (isNormalized)
            builder.AddPrimitiveValue(IsNormalized, BooleanDataViewType.Instance, true);
        return builder.ToAnnotations();
    }
}
