using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class FastTreeTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void A_step_is_learned()
    {
        IDataView data = Data(200, (x, _) => x > 0.3f);
        IDataView scored = _context.BinaryClassification.Trainers.FastTree(numberOfTrees: 20).Fit(data).Transform(data);

        Assert.AreEqual(1.0, _context.BinaryClassification.Evaluate(scored).AreaUnderRocCurve);
        Assert.AreEqual(1.0, _context.BinaryClassification.Evaluate(scored).Accuracy);
    }

    [TestMethod]
    public void Rows_may_be_dense_and_sparse_by_turns()
    {
        // Arrays that a dense row left behind are long enough for any sparse one.
        SparseRow[] rows = [.. Enumerable.Range(0, 200).Select(i => new SparseRow
        {
            Label = i % 4 < 2,
            Features = i % 2 == 0
                ? new VBuffer<float>(3, [1, i % 4 < 2 ? 1 : 0, 1])
                : i % 4 < 2 ? new VBuffer<float>(3, 1, [1], [1]) : new VBuffer<float>(3, 1, [1], [2]),
        })];
        SchemaDefinition definition = SchemaDefinition.Create(typeof(SparseRow));
        definition[nameof(SparseRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        IDataView data = _context.Data.Cache(_context.Data.LoadFromEnumerable(rows, definition));
        IDataView scored = _context.BinaryClassification.Trainers.FastTree(numberOfTrees: 20).Fit(data).Transform(data);
        Assert.AreEqual(1.0, _context.BinaryClassification.Evaluate(scored).Accuracy);
    }

    [TestMethod]
    public void Stumps_add_up_and_cannot_say_that_one_of_two_holds_but_trees_can()
    {
        IDataView data = Data(800, (x, y) => x > 0.5f != y > 0.5f);
        Assert.IsLessThan(0.75, Auc(numberOfLeaves: 2));
        Assert.IsGreaterThan(0.99, Auc(numberOfLeaves: 20));

        double Auc(int numberOfLeaves) => _context.BinaryClassification.Evaluate(
            _context.BinaryClassification.Trainers.FastTree(numberOfLeaves: numberOfLeaves).Fit(data).Transform(data))
            .AreaUnderRocCurve;
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(0.05)]
    public void The_probability_is_a_sigmoid_of_the_score_of_twice_the_learning_rate(double learningRate)
    {
        IDataView data = Data(300, (x, y) => x + y > 1);
        var model = _context.BinaryClassification.Trainers.FastTree(numberOfTrees: 10, learningRate: learningRate).Fit(data);
        IDataView scored = model.Transform(data);

        Assert.AreEqual(-2 * learningRate, model.Model.Calibrator.Slope, 1e-12);
        Assert.AreEqual(0.0, model.Model.Calibrator.Offset);
        float[] scores = [.. scored.GetColumn<float>("Score")];
        float[] probabilities = [.. scored.GetColumn<float>("Probability")];
        bool[] labels = [.. scored.GetColumn<bool>("PredictedLabel")];
        for (int i = 0; i < scores.Length; i++)
        {
            Assert.AreEqual(1 / (1 + Math.Exp(-2 * learningRate * scores[i])), probabilities[i], 1e-6);
            Assert.AreEqual(scores[i] > 0, labels[i]);
        }
    }

    [TestMethod]
    public void One_tree_of_two_leaves_takes_a_Newton_step_of_the_logistic_loss()
    {
        // At score 0 a row's gradient is half the slope s, up or down, and its curvature s s / 4. With p of n rows of
        // a leaf positive the step is rate (2p - n) s / 2 / (n s s / 4) = (2p - n) / n for s = 2 rate.
        Point[] rows = [.. Enumerable.Range(0, 40).Select(i => new Point
        {
            Features = [i < 20 ? 0f : 1f, 0],
            Label = i is 0 or >= 25,
        })];
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        float[] scores = [.. _context.BinaryClassification.Trainers.FastTree(numberOfLeaves: 2, numberOfTrees: 1)
            .Fit(data).Transform(data).GetColumn<float>("Score")];

        Assert.AreEqual((2 - 20) / 20f, scores[0], 1e-4f);
        Assert.AreEqual((2 * 15 - 20) / 20f, scores[39], 1e-4f);
    }

    [TestMethod]
    public void A_leaf_holds_no_fewer_rows_than_asked_for()
    {
        IDataView data = Data(100, (x, _) => x > 0.9f);
        float[] scores = [.. _context.BinaryClassification.Trainers
            .FastTree(numberOfLeaves: 30, numberOfTrees: 1, minimumExampleCountPerLeaf: 40)
            .Fit(data).Transform(data).GetColumn<float>("Score")];
        Assert.IsTrue(scores.GroupBy(score => score).All(leaf => leaf.Count() >= 40));
        Assert.AreEqual(2, scores.Distinct().Count());
    }

    [TestMethod]
    public void Columns_are_as_MLNets_own_and_a_loaded_model_gives_the_same()
    {
        IDataView data = Data(200, (x, y) => x * y > 0.3f);
        ITransformer model = _context.BinaryClassification.Trainers.FastTree(numberOfTrees: 15).Fit(data);
        IDataView scored = model.Transform(data);
        Assert.AreEqual(
            "Features, Label, PredictedLabel, Score, Probability",
            string.Join(", ", scored.Schema.Select(column => column.Name)));
        bool isNormalized = false;
        scored.Schema["Probability"].Annotations.GetValue("IsNormalized", ref isNormalized);
        Assert.IsTrue(isNormalized);

        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        IDataView loaded = new MLContext().Model.Load(stream, out _).Transform(data);
        CollectionAssert.AreEqual(
            scored.GetColumn<float>("Score").ToArray(), loaded.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(
            scored.GetColumn<float>("Probability").ToArray(), loaded.GetColumn<float>("Probability").ToArray());
    }

    [TestMethod]
    public void A_wrong_column_is_an_error()
    {
        IDataView data = Data(20, (x, _) => x > 0.5f);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.BinaryClassification.Trainers.FastTree("Nope").Fit(data));
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            _context.Transforms.CopyColumns("Copy", "Label")
                .Append(_context.BinaryClassification.Trainers.FastTree(featureColumnName: "Copy")).Fit(data));
        StringAssert.Contains(wrong.Message, "Schema mismatch for feature column 'Copy': expected Vector<Single>, got Boolean");
    }

    private IDataView Data(int count, Func<float, float, bool> label)
    {
        var random = new SplittableRandom(3);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ =>
        {
            float x = (float)random.NextDouble(), y = (float)random.NextDouble();
            return new Point { Features = [x, y], Label = label(x, y) };
        }).ToArray());
    }

    private sealed class Point
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }

    private sealed class SparseRow
    {
        public bool Label { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
