using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class RunningMeanTests
{
    [TestMethod]
    public void Equals_mean_and_deviation_of_all_values()
    {
        var random = new SplittableRandom(3);
        var mean = new RunningMean();
        var values = new List<double>();
        for (int i = 0; i < 1000; i++)
        {
            values.Add(1e6 + random.NextDouble());
            mean.Add(values[^1]);
        }
        var all = MeanAndDeviation.Of(values);
        Assert.AreEqual(1000, mean.Result.Count);
        Assert.AreEqual(all.Mean, mean.Result.Mean, 1e-8);
        Assert.AreEqual(all.Deviation / Math.Sqrt(1000), mean.Result.StandardError, 1e-9);
    }

    [TestMethod]
    public void Few_values_have_no_error()
    {
        var mean = new RunningMean();
        Assert.AreEqual(new MeanAndError(0, double.NaN, double.NaN), mean.Result);
        mean.Add(4);
        Assert.AreEqual(new MeanAndError(1, 4, double.NaN), mean.Result);
        mean.Add(6);
        Assert.AreEqual(new MeanAndError(2, 5, 1), mean.Result);
    }
}
