using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class NiceTicksTests
{
    [TestMethod]
    [DataRow(0.0, 1.0, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [DataRow(0.0, 2.0, 5, "0.0 0.5 1.0 1.5 2.0")]
    [DataRow(-3.2, 3.4, 5, "−2 0 2")]
    [DataRow(0.0, 0.0004, 5, "0.0000 0.0001 0.0002 0.0003 0.0004")]
    [DataRow(0.0, 4e7, 5, "0 1e7 2e7 3e7 4e7")]
    public void Labels_are_round(double low, double high, int wanted, string labels)
    {
        NiceTicks ticks = NiceTicks.Inside(low, high, wanted);
        Assert.AreEqual(labels, string.Join(" ", ticks.Values.Select(ticks.Label)));
    }

    [TestMethod]
    public void Steps_are_one_two_or_five_times_a_power_of_ten()
    {
        Prop.ForAll<NormalFloat, PositiveInt>((start, size) =>
        {
            double low = start.Get % 1e6, high = low + size.Get / 7.0;
            NiceTicks ticks = NiceTicks.Inside(low, high);
            double leading = ticks.Step / Math.Pow(10, Math.Floor(Math.Log10(ticks.Step) + 1e-9));
            double slack = ticks.Step * 1e-6;
            return new[] { 1.0, 2, 5 }.Any(nice => Math.Abs(leading - nice) < 1e-6)
                && ticks.Values.Count is >= 1 and <= 10
                && ticks.Values.All(tick => tick >= low - slack && tick <= high + slack);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Whole_ticks_have_no_decimals()
    {
        NiceTicks ticks = NiceTicks.Inside(1, 3, 6, areWhole: true);
        CollectionAssert.AreEqual(new[] { 1.0, 2, 3 }, ticks.Values.ToArray());
    }

    [TestMethod]
    public void Ranges_are_never_empty()
    {
        Assert.AreEqual((0, 1), NiceTicks.Pad(double.PositiveInfinity, double.NegativeInfinity));
        Assert.AreEqual((-0.5, 0.5), NiceTicks.Pad(0, 0));
        Assert.AreEqual((2, 6), NiceTicks.Pad(4, 4));
        Assert.AreEqual((-1, 11), NiceTicks.Pad(0, 10, 0.1));
    }
}
