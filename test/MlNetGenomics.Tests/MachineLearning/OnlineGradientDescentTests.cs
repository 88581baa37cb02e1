using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class OnlineGradientDescentTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Passes_over_one_row_are_steps_down_the_squared_error_and_weights_their_mean(bool decreases)
    {
        var row = new NumberRow { Features = [1, 2, 0], Label = 3 };
        var model = _context.Regression.Trainers
            .OnlineGradientDescent(learningRate: 0.03f, decreaseLearningRate: decreases, numberOfIterations: 3)
            .Fit(_context.Data.LoadFromEnumerable([row])).Model;
        // The weights are c (1, 2, 0) and the bias c, so the score is 6 c; a step adds rate 2 (3 - 6 c) to c.
        double c = 0, sum = 0;
        for (int step = 1; step <= 3; step++)
        {
            c += 0.03 / (decreases ? Math.Sqrt(step) : 1) * 2 * (3 - 6 * c);
            sum += c;
        }
        Assert.AreEqual(sum / 3, model.Bias, 1e-6);
        Assert.AreEqual(sum / 3, model.Weights[0], 1e-6);
        Assert.AreEqual(2 * sum / 3, model.Weights[1], 1e-6);
        Assert.AreEqual(0f, model.Weights[2]);
    }

    [TestMethod]
    public void Regularization_takes_twice_its_weight_off_each_step()
    {
        var row = new NumberRow { Features = [1, 0, 0], Label = 3 };
        var model = _context.Regression.Trainers
            .OnlineGradientDescent(learningRate: 0.1f, l2Regularization: 0.2f)
            .Fit(_context.Data.LoadFromEnumerable([row])).Model;
        // The step is .1 2 3; the bias is not regularized.
        Assert.AreEqual(0.6f * (1 - 2 * 0.2f), model.Weights[0], 1e-6f);
        Assert.AreEqual(0.6f, model.Bias, 1e-6f);
    }

    [TestMethod]
    public void A_linear_function_is_found()
    {
        IDataView data = Linear(500);
        var model = _context.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 100).Fit(data);
        Assert.IsGreaterThan(0.99, _context.Regression.Evaluate(model.Transform(data)).RSquared);
        Assert.AreEqual(2, model.Model.Weights[0], 0.2);
        Assert.AreEqual(-3, model.Model.Weights[1], 0.2);
    }

    [TestMethod]
    public void A_row_that_is_no_number_is_left_out()
    {
        NumberRow good = new() { Features = [1, 2, 0], Label = 3 };
        NumberRow noLabel = new() { Features = [1, 2, 0], Label = float.NaN };
        NumberRow noFeature = new() { Features = [1, float.NaN, 0], Label = 3 };
        var expected = _context.Regression.Trainers.OnlineGradientDescent()
            .Fit(_context.Data.LoadFromEnumerable([good])).Model;
        var model = _context.Regression.Trainers.OnlineGradientDescent()
            .Fit(_context.Data.LoadFromEnumerable([noLabel, good, noFeature])).Model;
        CollectionAssert.AreEqual(expected.Weights.ToArray(), model.Weights.ToArray());
        Assert.AreEqual(expected.Bias, model.Bias);
    }

    [TestMethod]
    public void Steps_that_are_too_long_are_an_error()
    {
        NumberRow[] rows = [.. Enumerable.Range(0, 400).Select(i => new NumberRow { Features = [i, -i, 3], Label = i })];
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _context.Regression.Trainers
            .OnlineGradientDescent(learningRate: 10, decreaseLearningRate: false)
            .Fit(_context.Data.LoadFromEnumerable(rows)));
        StringAssert.Contains(error.Message, "The weights/bias contain invalid values (NaN or Infinite)");
    }

    [TestMethod]
    public void A_loaded_model_gives_the_same()
    {
        IDataView data = Linear(50);
        ITransformer model = _context.Regression.Trainers.OnlineGradientDescent().Fit(data);
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
    public void Wrong_columns_and_settings_are_errors()
    {
        IDataView data = Linear(10);
        var trainers = _context.Regression.Trainers;
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => trainers.OnlineGradientDescent("Nope").Fit(data));
        StringAssert.Contains(missing.Message, "Could not find label column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => trainers.OnlineGradientDescent("Label", "Label").Fit(data));
        StringAssert.Contains(
            wrong.Message, "Schema mismatch for feature column 'Label': expected Vector<Single>, got Single");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.OnlineGradientDescent(learningRate: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.OnlineGradientDescent(numberOfIterations: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainers.OnlineGradientDescent(l2Regularization: 0.5f));
    }

    private IDataView Linear(int count)
    {
        var random = new SplittableRandom(4);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ =>
        {
            float x = (float)random.NextDouble(), y = (float)random.NextDouble();
            return new NumberRow { Features = [x, y, 0], Label = 2 * x - 3 * y + 1 };
        }).ToArray());
    }
}
