using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Tests.Cli;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public sealed class KernelFactorsTests
{
    [TestMethod]
    [DataRow(0.001)]
    [DataRow(0.3)]
    [DataRow(1.0)]
    public void Less_of_a_search_is_the_stricter_search(double qValue)
    {
        MuseamModel model = PlantedModel.Of(100, ("ATGACTCATG", 1), ("GGATCTTAGG", -2), ("CCCATTACGA", 1));
        var all = KernelFactors.Find(model, MotifFiles.Database, KernelFactors.DefaultSettings with { MaximumQValue = 1 });
        var strict = KernelFactors.Find(model, MotifFiles.Database, KernelFactors.DefaultSettings with { MaximumQValue = qValue });
        KernelFactors less = all.UpTo(qValue);
        Assert.AreEqual(3, all.MatchedCount);
        Assert.AreEqual(strict.MatchedCount, less.MatchedCount);
        for (int kernel = 0; kernel < 3; kernel++)
            Assert.AreEqual((strict.Name(kernel), strict.Match(kernel)), (less.Name(kernel), less.Match(kernel)));
    }
}
