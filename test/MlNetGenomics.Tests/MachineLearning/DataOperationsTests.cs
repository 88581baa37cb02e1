using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class DataOperationsTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Splitting_gives_each_row_to_one_part()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(500));
        DataOperationsCatalog.TrainTestData split = _context.Data.TrainTestSplit(data, 0.2);

        float[] train = [.. split.TrainSet.GetColumn<float>("Label")];
        float[] test = [.. split.TestSet.GetColumn<float>("Label")];

        CollectionAssert.AreEquivalent(
            data.GetColumn<float>("Label").ToArray(), train.Concat(test).ToArray());
        CollectionAssert.AreEqual(train.Order().ToArray(), train);
        // Within five standard deviations of the binomial's mean, 100.
        Assert.IsInRange(55, 145, test.Length);
        CollectionAssert.AreEqual(test, split.TestSet.GetColumn<float>("Label").ToArray());
        Assert.IsNull(split.TrainSet.GetRowCount());
        CollectionAssert.AreEqual(
            data.Schema.Select(column => column.Name).ToArray(),
            split.TrainSet.Schema.Where(column => !column.IsHidden).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void The_seed_decides_the_split()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(200));

        float[] first = Test(_context.Data.TrainTestSplit(data, 0.3, seed: 7));
        float[] second = Test(new MLContext(99).Data.TrainTestSplit(data, 0.3, seed: 7));
        float[] other = Test(_context.Data.TrainTestSplit(data, 0.3, seed: 8));

        CollectionAssert.AreEqual(first, second);
        CollectionAssert.AreNotEqual(first, other);

        static float[] Test(DataOperationsCatalog.TrainTestData split) =>
            [.. split.TestSet.GetColumn<float>("Label")];
    }

    [TestMethod]
    public void Rows_of_one_key_stay_together()
    {
        Activity[] rows = Activity.Rows(300);
        for (int i = 0; i < rows.Length; i++)
            rows[i].Name = $"group{i % 30}";
        IDataView data = _context.Data.LoadFromEnumerable(rows);

        foreach (DataOperationsCatalog.TrainTestData split in _context.Data.CrossValidationSplit(data, 3, "Name"))
        {
            string[] train = [.. split.TrainSet.GetColumn<string>("Name").Distinct()];
            string[] test = [.. split.TestSet.GetColumn<string>("Name").Distinct()];
            Assert.IsEmpty(train.Intersect(test));
            Assert.AreEqual(30, train.Length + test.Length);
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.TrainTestSplit(data, 0.1, "Nope"));
    }

    [TestMethod]
    public void Every_row_is_tested_on_once()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(200));
        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds = _context.Data.CrossValidationSplit(data, 4);

        Assert.HasCount(4, folds);
        CollectionAssert.AreEquivalent(
            data.GetColumn<float>("Label").ToArray(),
            folds.SelectMany(fold => fold.TestSet.GetColumn<float>("Label")).ToArray());
        foreach (DataOperationsCatalog.TrainTestData fold in folds)
        {
            int train = fold.TrainSet.GetColumn<float>("Label").Count();
            int test = fold.TestSet.GetColumn<float>("Label").Count();
            Assert.AreEqual(200, train + test);
        }
    }

    [TestMethod]
    public void Fractions_and_folds_are_checked()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(2));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.TrainTestSplit(data, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.TrainTestSplit(data, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.CrossValidationSplit(data, 1));
    }

    [TestMethod]
    public void Taking_skipping_and_filtering()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(10));

        CollectionAssert.AreEqual(
            new float[] { 3, 4 },
            _context.Data.TakeRows(_context.Data.SkipRows(data, 3), 2).GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(
            new float[] { 5, 6, 7 },
            _context.Data.FilterRowsByColumn(data, "Label", 5, 8).GetColumn<float>("Label").ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(data, "Name", 5, 8));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Data.TakeRows(data, 0));
    }

    [TestMethod]
    public void Positions_of_a_filtered_table_count_its_own_rows()
    {
        IDataView data = _context.Data.SkipRows(_context.Data.LoadFromEnumerable(Activity.Rows(5)), 3);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Label"]]);

        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
    }

    [TestMethod]
    public void Shuffling_changes_the_order_only()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(100));
        float[] expected = [.. data.GetColumn<float>("Label")];
        float[] shuffled = [.. _context.Data.ShuffleRows(data, seed: 3).GetColumn<float>("Label")];

        CollectionAssert.AreEquivalent(expected, shuffled);
        CollectionAssert.AreNotEqual(expected, shuffled);
    }

    [TestMethod]
    public void A_cached_source_is_read_once()
    {
        int reads = 0;
        IDataView data = _context.Data.Cache(_context.Data.LoadFromEnumerable(Source()));

        float[] first = [.. data.GetColumn<float>("Label")];
        float[] second = [.. data.GetColumn<float>("Label")];

        Assert.AreEqual(1, reads);
        CollectionAssert.AreEqual(first, second);
        Assert.IsTrue(data.CanShuffle);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Label"]], new Random(5));
        ValueGetter<float> label = cursor.GetGetter<float>(data.Schema["Label"]);
        var values = new List<float>();
        while (cursor.MoveNext())
        {
            float value = 0;
            label(ref value);
            values.Add(value);
        }
        CollectionAssert.AreEquivalent(first, values);

        IEnumerable<Activity> Source()
        {
            reads++;
            foreach (Activity row in Activity.Rows(50))
                yield return row;
        }
    }
}
