using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class EnumerableDataTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Members_are_columns()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));

        CollectionAssert.AreEqual(
            new[] { "Name", "Label", "Pair", "Renamed" }, data.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(TextDataViewType.Instance, data.Schema["Name"].Type);
        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 2), data.Schema["Pair"].Type);
        Assert.AreEqual(3, data.GetRowCount());
        Assert.IsFalse(data.CanShuffle);
        Assert.IsNull(_context.Data.LoadFromEnumerable(Activity.Rows(3).Where(_ => true)).GetRowCount());
    }

    [TestMethod]
    public void Rows_come_back_as_they_went()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(4));
        Activity[] rows = [.. _context.Data.CreateEnumerable<Activity>(data, reuseRowObject: false)];

        Assert.HasCount(4, rows);
        Assert.AreEqual("row3", rows[3].Name);
        Assert.AreEqual(1.5, rows[3].Other);
        CollectionAssert.AreEqual(new float[] { 3, -3 }, rows[3].Pair);
        CollectionAssert.AreEqual(new float[] { 2, -2 }, rows[2].Pair);
    }

    [TestMethod]
    public void A_vector_that_is_kept_is_overwritten_but_not_an_array()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        VBuffer<float>[] kept = [.. data.GetColumn<VBuffer<float>>("Pair")];
        foreach (VBuffer<float> vector in kept)
            CollectionAssert.AreEqual(new float[] { 2, -2 }, vector.DenseValues().ToArray());
        float[][] arrays = [.. data.GetColumn<float[]>("Pair")];
        CollectionAssert.AreEqual(new float[] { 0, 0 }, arrays[0]);
        CollectionAssert.AreEqual(new float[] { 1, -1 }, arrays[1]);
    }

    [TestMethod]
    public void A_null_text_is_empty()
    {
        IDataView data = _context.Data.LoadFromEnumerable([new Activity { Name = null }]);

        Assert.AreEqual("", data.GetColumn<string>("Name").Single());
    }

    [TestMethod]
    public void A_source_is_read_anew_by_every_cursor_and_not_before()
    {
        int reads = 0;
        IDataView data = _context.Data.LoadFromEnumerable(Source());
        Assert.AreEqual(0, reads);

        _ = data.GetColumn<float>("Label").ToArray();
        _ = data.GetColumn<float>("Label").ToArray();

        Assert.AreEqual(2, reads);

        IEnumerable<Activity> Source()
        {
            reads++;
            foreach (Activity row in Activity.Rows(2))
                yield return row;
        }
    }

    [TestMethod]
    public void Only_columns_asked_for_are_active()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(2));
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Label"]]);

        Assert.IsTrue(cursor.IsColumnActive(data.Schema["Label"]));
        Assert.IsFalse(cursor.IsColumnActive(data.Schema["Name"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Name"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(data.Schema["Label"]));
    }

    [TestMethod]
    public void A_cursor_counts_its_rows()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(2));
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Label"]]);
        ValueGetter<float> label = cursor.GetGetter<float>(data.Schema["Label"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();

        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Position);
        float value = 0;
        label(ref value);
        Assert.AreEqual(1, value);
        DataViewRowId rowId = default;
        id(ref rowId);
        Assert.AreEqual(new DataViewRowId(1, 0), rowId);
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void Members_without_a_column_are_an_error_unless_ignored()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(1));

        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Data.CreateEnumerable<Scored>(data, false).ToArray());
        StringAssert.Contains(missing.Message, "Could not find  column 'Score'");
        Assert.AreEqual(
            0, _context.Data.CreateEnumerable<Scored>(data, false, ignoreMissingColumns: true).Single().Score);
        var wrong = Assert.ThrowsExactly<InvalidOperationException>(
            () => _context.Data.CreateEnumerable<WrongLabel>(data, false).ToArray());
        StringAssert.Contains(
            wrong.Message, "Can't bind the IDataView column 'Label' of type 'Single' to field or property 'Label'");
    }

    [TestMethod]
    public void A_schema_definition_gives_sizes_known_at_run_time()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Unsized));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        IDataView data = _context.Data.LoadFromEnumerable([new Unsized { Values = [1, 2, 3] }], definition);

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 3), data.Schema["Values"].Type);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, data.GetColumn<float[]>("Values").Single());
    }

    [TestMethod]
    public void Null_data_is_an_error()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => _context.Data.LoadFromEnumerable<Activity>(null!));
        IDataView data = _context.Data.LoadFromEnumerable(new Activity[] { null! });
        Assert.ThrowsExactly<InvalidOperationException>(() => data.GetColumn<float>("Label").ToArray());
    }

    [TestMethod]
    public void Get_column_checks_the_type()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(1));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.GetColumn<int>("Label").ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.GetColumn<string>("Label").ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.GetColumn<float>("Nope").ToArray());
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }

    private sealed class WrongLabel
    {
        public double Label { get; set; }
    }

    private sealed class Unsized
    {
        public float[] Values { get; set; } = [];
    }
}
