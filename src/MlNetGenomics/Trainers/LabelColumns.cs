using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Trainers;

/// <summary>Where the labels of a row are: one scalar column a task, or one vector column for all.</summary>
internal sealed class LabelColumns
{
    private const string Role = "label";

    private LabelColumns(DataViewSchema.Column[] columns, int count, string[]? names)
    {
        Columns = columns;
        Count = count;
        Names = names;
    }

    /// <summary>The columns.</summary>
    public DataViewSchema.Column[] Columns { get; }

    /// <summary>T, labels of a row.</summary>
    public int Count { get; }

    /// <summary>Names of the tasks as the columns have them; null where a vector has no names for its slots.</summary>
    public string[]? Names { get; }

    /// <summary>One scalar column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static LabelColumns OfOne(DataViewSchema schema, string name) => OfSeveral(schema, [name]);

    /// <summary>A scalar column a task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static LabelColumns OfSeveral(DataViewSchema schema, IReadOnlyList<string> names) => new(
        [.. names.Select(name => Require(schema, name, IsScalar, "Single or Boolean"))], names.Count, [.. names]);

    /// <summary>A vector column for all tasks, or a scalar one for a single task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static LabelColumns OfAny(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = Require(
            schema, name, type => IsScalar(type) || IsVector(type), "Single, Boolean or Vector<Single>");
        return column.Type is VectorDataViewType vector
            ? new LabelColumns([column], vector.Size, Rows.Columns.SlotNamesOf(column))
            : OfOne(schema, name);
    }

    /// <summary>Fails unless a shape has a column of labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static void Require(SchemaShape schema, string name, bool mayBeVector)
    {
        string type = Rows.Columns.TypeOf(Rows.Columns.Find(schema, Role, name));
        bool fits = type is "Single" or "Boolean" || (mayBeVector && type == "Vector<Single>");
        if (!fits)
            throw Rows.Columns.Mismatch(
                Role, name, mayBeVector ? "Single, Boolean or Vector<Single>" : "Single or Boolean", type);
    }

    /// <summary>What writes a row's labels, [T].</summary>
    public Action<float[]> CreateReader(DataViewRow row)
    {
        if (Columns[0].Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(Columns[0]);
            VBuffer<float> value = default;
            return labels =>
            {
                get(ref value);
                if (value.Length != Count)
                {
                    throw new GenomicsException(
                        $"column {Columns[0].Name}, row {row.Position + 1} has {value.Length} labels, expected {Count}");
                }
                value.CopyTo(labels);
            };
        }
        Func<float>[] readers = [.. Columns.Select(column => ScalarReader(row, column))];
        return labels =>
        {
            for (int i = 0; i < readers.Length; i++)
                labels[i] = readers[i]();
        };
    }

    private static Func<float> ScalarReader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is BooleanDataViewType)
        {
            ValueGetter<bool> getBoolean = row.GetGetter<bool>(column);
            return () =>
            {
                bool value = false;
                getBoolean(ref value);
                return value ? 1 : 0;
            };
        }
        ValueGetter<float> get = row.GetGetter<float>(column);
        return () =>
        {
            float value = 0;
            get(ref value);
            return value;
        };
    }

    private static DataViewSchema.Column Require(
        DataViewSchema schema, string name, Func<DataViewType, bool> fits, string expected)
    {
        DataViewSchema.Column column = Rows.Columns.Find(schema, Role, name);
        return fits(column.Type)
            ? column
            : throw Rows.Columns.Mismatch(Role, name, expected, column.Type.ToString()!);
    }

    private static bool IsScalar(DataViewType type) => type == NumberDataViewType.Single || type is BooleanDataViewType;

    private static bool IsVector(DataViewType type) =>
        type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single;
}
