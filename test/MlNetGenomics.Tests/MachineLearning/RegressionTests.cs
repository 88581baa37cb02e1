using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class RegressionTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Metrics_follow_their_definitions()
    {
        RegressionMetrics metrics = Evaluate((1, 1), (2, 3), (4, 2));

        // Differences 0, 1, -2; labels' mean 7/3, squares around it 14/3.
        Assert.AreEqual(1, metrics.MeanAbsoluteError, 1e-12);
        Assert.AreEqual(5.0 / 3, metrics.MeanSquaredError, 1e-12);
        Assert.AreEqual(Math.Sqrt(5.0 / 3), metrics.RootMeanSquaredError, 1e-12);
        Assert.AreEqual(5.0 / 3, metrics.LossFunction, 1e-12);
        Assert.AreEqual(1 - 5 / (14.0 / 3), metrics.RSquared, 1e-12);
    }

    [TestMethod]
    public void Rows_that_are_not_numbers_are_left_out()
    {
        RegressionMetrics metrics = Evaluate((1, 1), (float.NaN, 3), (2, 3), (9, float.NaN), (4, 2));

        Assert.AreEqual(5.0 / 3, metrics.MeanSquaredError, 1e-12);
    }

    [TestMethod]
    public void R2_of_constant_labels_is_not_a_number()
    {
        Assert.IsTrue(double.IsNaN(Evaluate((2, 1), (2, 3)).RSquared));
        Assert.AreEqual(0, Evaluate().RSquared);
    }

    [TestMethod]
    public void Columns_must_be_there_and_single()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));

        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Regression.Evaluate(data, "Label", "Nope"));
        StringAssert.Contains(missing.Message, "Nope column 'Score' not found");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Regression.Evaluate(data, "Label", "Name"));
        StringAssert.Contains(wrong.Message, "Schema mismatch for score column 'Name': expected Single, got String");
        wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Regression.Evaluate(data, "Renamed", "Label"));
        StringAssert.Contains(wrong.Message, "Schema mismatch for label column 'Renamed': expected Single, got Double");
    }

    [TestMethod]
    public void Cross_validation_scores_each_row_once()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(100));
        var results = _context.Regression.CrossValidate(
            data, _context.Transforms.CopyColumns("Score", "Label"), numberOfFolds: 4);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, results.Select(result => result.Fold).ToArray());
        foreach (var result in results)
        {
            Assert.AreEqual(1, result.Metrics.RSquared, 1e-12);
            Assert.IsNotNull(result.Model);
        }
        CollectionAssert.AreEquivalent(
            data.GetColumn<float>("Label").ToArray(),
            results.SelectMany(result => result.ScoredHoldOutSet.GetColumn<float>("Score")).ToArray());
    }

    [TestMethod]
    public void Cross_validation_runs_what_is_for_training_only()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(20));
        var estimator = _context.Transforms.CopyColumns("Score", "Label")
            .Append(_context.Transforms.CopyColumns("Kept", "Label"), TransformerScope.Training);
        var result = _context.Regression.CrossValidate(data, estimator, numberOfFolds: 2)[0];

        Assert.IsNotNull(result.ScoredHoldOutSet.Schema.GetColumnOrNull("Kept"));
        Assert.IsNull(result.Model.Transform(data).Schema.GetColumnOrNull("Kept"));
    }

    private RegressionMetrics Evaluate(params (float Label, float Score)[] rows)
    {
        Scored[] scored = [.. rows.Select(row => new Scored { Label = row.Label, Score = row.Score })];
        return _context.Regression.Evaluate(_context.Data.LoadFromEnumerable(scored));
    }

    private sealed class Scored
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
