using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class RegulatorTableTests
{
    private static readonly MuseamModel Model = PlantedModel.Of(50, ("ACGTTGCAAC", 0.5f), ("GGATCTTAGG", -2f), ("CCCATTACGA", 0.01f));

    [TestMethod]
    public void Kernels_take_the_factors_of_the_motifs_they_are()
    {
        PositionProbabilityMatrix[] database = PlantedModel.Database(Model, "UP", "DOWN");
        KernelFactors factors = KernelFactors.Find(Model, database);
        var table = RegulatorTable.Of(Model, factors, database, minimumStrength: 0.1);
        CollectionAssert.AreEqual(new[] { "DOWN", "UP", "kernel_3" }, table.Rows.Select(row => row.Label).ToArray());
        CollectionAssert.AreEqual(new[] { "UP" }, table.Activators.Select(row => row.Factor).ToArray());
        CollectionAssert.AreEqual(new[] { "DOWN" }, table.Repressors.Select(row => row.Factor).ToArray());
        Assert.AreEqual(2.0, table.Rows[0].Strength);
        Assert.AreEqual(MotifRole.None, table.Rows[2].Kernel.Role);
        Assert.IsTrue(table.Rows[0].Match!.QValue < 0.05 && table.Rows[2].Match is null);
        Assert.AreEqual(2, factors.MatchedCount);
    }

    [TestMethod]
    public void Information_is_compared_with_the_databases()
    {
        PositionProbabilityMatrix[] database = PlantedModel.Database(Model, "UP", "DOWN");
        WelchTTest test = RegulatorTable.Of(Model, KernelFactors.None(3), database).Information!.Value;
        double[] known = [.. database.Select(motif => InformationContent.PerPosition(motif))];
        Assert.AreEqual(known.Average(), test.Second.Mean, 1e-12);
        // Every position of a kernel has e^3 against three times 1.
        double top = Math.Exp(3) / (Math.Exp(3) + 3), other = 1 / (Math.Exp(3) + 3);
        Assert.AreEqual(2 + top * Math.Log2(top) + 3 * other * Math.Log2(other), test.First.Mean, 1e-6);
        Assert.IsNull(RegulatorTable.Of(Model, KernelFactors.None(3), []).Information);
        Assert.ThrowsExactly<ArgumentException>(() => RegulatorTable.Of(Model, KernelFactors.None(2), []));
    }
}
