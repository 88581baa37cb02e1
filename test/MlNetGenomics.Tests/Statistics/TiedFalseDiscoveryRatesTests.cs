using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class TiedFalseDiscoveryRatesTests
{
    [TestMethod]
    [DataRow(1, 5)]
    [DataRow(200, 7)]
    [DataRow(1000, 400)]
    public void Are_those_of_all_tests_one_by_one(int tests, int different)
    {
        var random = new SplittableRandom(tests);
        double[] pValues = [.. Enumerable.Range(0, tests).Select(_ => Math.Pow((1.0 + random.NextInt(different)) / (1 + different), 2))];
        double[] expected = BenjaminiHochberg.QValues(pValues);
        IReadOnlyDictionary<double, double> actual = Of(pValues).QValues();
        for (int i = 0; i < tests; i++)
            Assert.AreEqual(expected[i], actual[pValues[i]], 1e-15);
    }

    [TestMethod]
    public void Of_the_smallest_are_those_of_these_alone()
    {
        var random = new SplittableRandom(3);
        double[] pValues = [.. Enumerable.Range(0, 300).Select(_ => (1.0 + random.NextInt(40)) / 41).Order()];
        foreach (int smallest in new[] { 1, 17, 150, 300 })
        {
            double[] expected = BenjaminiHochberg.QValues(pValues.AsSpan(0, smallest));
            IReadOnlyDictionary<double, double> actual = Of(pValues).QValues(smallest);
            for (int i = 0; i < smallest; i++)
                Assert.AreEqual(expected[i], actual[pValues[i]], 1e-15);
            Assert.AreEqual(pValues[smallest - 1], actual.Keys.Max());
        }
    }

    [TestMethod]
    public void What_is_no_p_value_is_an_error()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TiedFalseDiscoveryRates().Add(double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TiedFalseDiscoveryRates().Add(1.1));
    }

    private static TiedFalseDiscoveryRates Of(double[] pValues)
    {
        var rates = new TiedFalseDiscoveryRates();
        foreach (double pValue in pValues)
            rates.Add(pValue);
        return rates;
    }
}
