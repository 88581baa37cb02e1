using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class RegressionTreesTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow(1, 0.2)]
    [DataRow(7, 0.2)]
    [DataRow(3, 0.5)]
    public void Each_boosted_tree_takes_the_learning_rate_off_what_is_left(int trees, double learningRate)
    {
        NumberRow[] rows = TwoGroups(3, -7);
        float[] scores = Scores(
            rows, _context.Regression.Trainers.FastTree(numberOfTrees: trees, learningRate: learningRate));
        // Scores start at 0, and a tree finds both groups.
        double learned = 1 - Math.Pow(1 - learningRate, trees);
        for (int i = 0; i < rows.Length; i++)
            Assert.AreEqual(learned * rows[i].Label, scores[i], 1e-4);
    }

    [TestMethod]
    public void A_constant_is_learned_though_no_split_gains_anything()
    {
        float[] scores = Scores(TwoGroups(5, 5), _context.Regression.Trainers.FastTree(numberOfTrees: 4));
        Assert.IsTrue(scores.All(score => Math.Abs(score - 5 * (1 - Math.Pow(0.8, 4))) < 1e-4));
    }

    [TestMethod]
    public void A_forest_is_the_mean_of_its_trees()
    {
        NumberRow[] rows = TwoGroups(3, -7);
        float[] scores = Scores(rows, _context.Regression.Trainers.FastForest(numberOfTrees: 11));
        for (int i = 0; i < rows.Length; i++)
            Assert.AreEqual(rows[i].Label, scores[i], 1e-4);
    }

    [TestMethod]
    [DataRow(2, 1, 1)]
    [DataRow(4, 5, 1)]
    [DataRow(6, 10, 1)]
    [DataRow(7, 3, 8)]
    public void A_tree_is_that_of_trying_all_splits(int leaves, int least, int spread)
    {
        // Small whole numbers, most of them 0 where the spread is 1, as counts of k-mers are.
        var random = new SplittableRandom(leaves);
        NumberRow[] rows = [.. Enumerable.Range(0, 120).Select(_ => new NumberRow
        {
            Features = [random.NextInt(9) == 0 ? 1 : 0, random.NextInt(1 + spread), random.NextInt(20) - 10],
            Label = (float)random.NextGaussian(),
        })];
        foreach (NumberRow row in rows)
            row.Label += 2 * row.Features[0] + row.Features[1] + 0.2f * row.Features[2];
        float[] scores = Scores(rows, _context.Regression.Trainers.FastTree(
            numberOfLeaves: leaves, numberOfTrees: 1, minimumExampleCountPerLeaf: least, learningRate: 1));
        foreach (NumberRow[] leaf in NaiveTree.Grow(rows, leaves, least))
        {
            foreach (NumberRow row in leaf)
                Assert.AreEqual(leaf.Average(member => (double)member.Label), scores[Array.IndexOf(rows, row)], 1e-4);
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Both_fit_a_function_of_two_features(bool boosted)
    {
        IDataView data = Curve(800, 1), test = Curve(300, 2);
        RegressionMetrics metrics = _context.Regression.Evaluate(Trainer(boosted).Fit(data).Transform(test));
        Assert.IsGreaterThan(0.9, metrics.RSquared);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_loaded_model_gives_the_same(bool boosted)
    {
        IDataView data = Curve(200, 1);
        ITransformer model = Trainer(boosted).Fit(data);
        IDataView scored = model.Transform(data);
        Assert.AreEqual("Features, Label, Score", string.Join(", ", scored.Schema.Select(column => column.Name)));
        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        CollectionAssert.AreEqual(
            scored.GetColumn<float>("Score").ToArray(),
            new MLContext().Model.Load(stream, out _).Transform(data).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Training_again_gives_the_same(bool boosted)
    {
        IDataView data = Curve(300, 1);
        float[] first = [.. Trainer(boosted).Fit(data).Transform(data).GetColumn<float>("Score")];
        CollectionAssert.AreEqual(first, Trainer(boosted).Fit(data).Transform(data).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void Wrong_columns_and_settings_are_errors()
    {
        IDataView data = Curve(30, 1);
        var trainers = _context.Regression.Trainers;
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.FastTree("Nope").Fit(data));
        StringAssert.Contains(missing.Message, "Could not find label column 'Nope'");
        missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.FastForest("Label", "Nope").Fit(data));
        StringAssert.Contains(missing.Message, "Could not find feature column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.FastTree("Features").Fit(data));
        StringAssert.Contains(
            wrong.Message, "Schema mismatch for label column 'Features': expected Single, got Vector<Single>");
        var leaves = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => trainers.FastTree(numberOfLeaves: 1).Fit(data));
        StringAssert.Contains(leaves.Message, "Must be at least 2.");
        var trees = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => trainers.FastForest(numberOfTrees: 0).Fit(data));
        StringAssert.Contains(trees.Message, "Must be positive.");
    }

    private IEstimator<ITransformer> Trainer(bool boosted) => boosted
        ? _context.Regression.Trainers.FastTree()
        : _context.Regression.Trainers.FastForest(numberOfLeaves: 100, minimumExampleCountPerLeaf: 2);

    /// <summary>Twenty rows each of two labels, which any feature tells apart.</summary>
    private static NumberRow[] TwoGroups(float first, float second) => [.. Enumerable.Range(0, 40).Select(i => new NumberRow
    {
        Features = i < 20 ? [0, 1, 5] : [1, 0, 7],
        Label = i < 20 ? first : second,
    })];

    private IDataView Curve(int count, long seed)
    {
        var random = new SplittableRandom(seed);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ =>
        {
            float x = (float)random.NextDouble(), y = (float)random.NextDouble(), z = (float)random.NextDouble();
            return new NumberRow { Features = [x, y, z], Label = MathF.Sin(6 * x) + 2 * y };
        }).ToArray());
    }

    private float[] Scores(NumberRow[] rows, IEstimator<ITransformer> trainer)
    {
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        return [.. trainer.Fit(data).Transform(data).GetColumn<float>("Score")];
    }
}
