using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters that read members of the current object.</summary>
internal static class ObjectGetters
{
    public static Delegate Create<TRow>(MemberColumn column, Func<TRow> current)
    {
        Type type = column.ValueType;
        if (type == typeof(string))
            return Text(column.Reader<TRow, string>(), current);
        if (type == typeof(string[]))
            return Texts(column.Reader<TRow, string[]>(), current);
        if (type.IsArray)
            return Check.Generic<Delegate>(Array<TRow, int>, [typeof(TRow), type.GetElementType()], column, current);
        return MemberColumn.ItemType(type) is { } item
            ? Check.Generic<Delegate>(Vector<TRow, int>, [typeof(TRow), item], column, current)
            : Check.Generic<Delegate>(Value<TRow, int>, [typeof(TRow), type], column, current);
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text<TRow>(Func<TRow, string> read, Func<TRow> current) =>
        (ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory();

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts<TRow>(
        Func<TRow, string[]> read, Func<TRow> current) =>
        (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] texts = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        };

    private static Delegate Array<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, T[]> read = column.Reader<TRow, T[]>();
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            T[] items = read(current()) ?? [];
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private static Delegate Vector<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, VBuffer<T>> read = column.Reader<TRow, VBuffer<T>>();
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => read(current()).CopyTo(ref value));
    }

    private static Delegate Value<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, T> read = column.Reader<TRow, T>();
        return (ValueGetter<T>)((ref T value) => value = read(current()));
    }
}
