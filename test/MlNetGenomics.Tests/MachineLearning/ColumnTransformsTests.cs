using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class ColumnTransformsTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Copying_keeps_type_and_values()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        IDataView copied = _context.Transforms.CopyColumns("Copy", "Pair").Fit(data).Transform(data);

        Assert.AreEqual(data.Schema["Pair"].Type, copied.Schema["Copy"].Type);
        Assert.AreEqual("Copy", copied.Schema[^1].Name);
        CollectionAssert.AreEqual(new float[] { 2, -2 }, copied.GetColumn<float[]>("Copy").Last());
        Assert.AreEqual(3, copied.GetRowCount());
    }

    [TestMethod]
    public void A_column_of_an_old_name_comes_after_the_one_it_hides()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(2));
        IDataView copied = _context.Transforms.CopyColumns("Label", "Pair").Fit(data).Transform(data);

        CollectionAssert.AreEqual(
            new[] { "Name", "Label", "Label", "Pair", "Renamed" },
            copied.Schema.Select(column => column.Name).ToArray());
        Assert.IsTrue(copied.Schema[1].IsHidden);
        Assert.AreEqual(2, copied.Schema["Label"].Index);
        Assert.IsInstanceOfType<VectorDataViewType>(copied.Schema["Label"].Type);
    }

    [TestMethod]
    public void Concatenating_joins_numbers_and_vectors()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        IDataView joined = _context.Transforms.Concatenate("Features", "Label", "Pair").Fit(data).Transform(data);

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 3), joined.Schema["Features"].Type);
        CollectionAssert.AreEqual(new float[] { 2, 2, -2 }, joined.GetColumn<float[]>("Features").Last());
    }

    [TestMethod]
    public void Concatenating_needs_columns_of_one_item_type()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        ITransformer missing = _context.Transforms.Concatenate("Features", "Nope").Fit(data);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => missing.Transform(data));
        StringAssert.Contains(error.Message, "Could not find input column 'Nope'");
        ITransformer mixed = _context.Transforms.Concatenate("Features", "Label", "Renamed").Fit(data);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => mixed.Transform(data));
    }

    [TestMethod]
    public void Dropping_and_selecting()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        IDataView dropped = _context.Transforms.DropColumns("Pair", "Name").Fit(data).Transform(data);
        IDataView selected = _context.Transforms.SelectColumns("Renamed", "Label").Fit(data).Transform(data);

        CollectionAssert.AreEqual(
            new[] { "Label", "Renamed" }, dropped.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "Renamed", "Label" }, selected.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 1, 2 }, selected.GetColumn<float>("Label").ToArray());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.DropColumns("Nope").Fit(data));
        StringAssert.Contains(error.Message, "Could not find input column 'Nope'");
    }

    [TestMethod]
    public void Only_what_active_columns_need_is_read()
    {
        int names = 0;
        var source = new CountingRow[] { new(() => names++), new(() => names++) };
        IDataView data = _context.Data.LoadFromEnumerable(source);
        IDataView copied = _context.Transforms.CopyColumns("Copy", "Counted").Fit(data).Transform(data);

        _ = copied.GetColumn<float>("Label").ToArray();
        Assert.AreEqual(0, names);
        _ = copied.GetColumn<float>("Copy").ToArray();
        Assert.AreEqual(2, names);
    }

    private sealed class CountingRow(Action onRead)
    {
        public float Label { get; } = 1;

        public float Counted
        {
            get
            {
                onRead();
                return 2;
            }
        }
    }
}
