using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class SmallProbabilityTests
{
    [TestMethod]
    public void Any_of_several_events()
    {
        Assert.AreEqual(1 - Math.Pow(0.7, 10), SmallProbability.AnyOf(0.3, 10), 1e-15);
        // n p - n (n - 1) / 2 p^2 + ...
        Assert.AreEqual(1e-9 - 45e-20, SmallProbability.AnyOf(1e-10, 10), 1e-24);
        Assert.AreEqual(50e-30, SmallProbability.AnyOf(1e-30, 50), 1e-43);
        Assert.AreEqual(1, SmallProbability.AnyOf(1, 3));
        Assert.AreEqual(0, SmallProbability.AnyOf(0, 3));
    }
}
