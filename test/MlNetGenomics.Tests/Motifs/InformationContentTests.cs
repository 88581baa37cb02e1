using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class InformationContentTests
{
    [TestMethod]
    public void Closed_forms_of_a_column()
    {
        Assert.AreEqual(2, InformationContent.OfColumn([1, 0, 0, 0]), 1e-12);
        Assert.AreEqual(1, InformationContent.OfColumn([0.5, 0, 0.5, 0]), 1e-12);
        Assert.AreEqual(0, InformationContent.OfColumn([0.25, 0.25, 0.25, 0.25]), 1e-12);
        // 2 - H, H = the entropy of (.7, .1, .1, .1) in bits.
        double entropy = -(0.7 * Math.Log2(0.7) + 0.3 * Math.Log2(0.1));
        Assert.AreEqual(2 - entropy, InformationContent.OfColumn([0.7, 0.1, 0.1, 0.1]), 1e-12);
    }

    [TestMethod]
    public void Background_is_the_zero()
    {
        BaseBackground background = BaseBackground.HumanAtRich;
        double[] column = [background.A, background.C, background.G, background.T];
        Assert.AreEqual(0, InformationContent.OfColumn(column, background), 1e-12);
        Assert.AreEqual(-Math.Log2(0.205), InformationContent.OfColumn([0, 1, 0, 0], background), 1e-12);
    }

    [TestMethod]
    public void Motif_is_the_sum_and_the_mean_of_its_columns()
    {
        var motif = new PositionProbabilityMatrix("m", [1, 0, 0, 0, 0.5, 0.5, 0, 0, 0.25, 0.25, 0.25, 0.25, 0, 0, 0, 1]);
        Assert.AreEqual(5, InformationContent.Total(motif), 1e-12);
        Assert.AreEqual(1.25, InformationContent.PerPosition(motif), 1e-12);
    }

    [TestMethod]
    public void Both_strands_say_the_same()
    {
        Prop.ForAll(MotifArbitrary.Sets(), motifs => motifs.All(motif =>
            Math.Abs(InformationContent.Total(motif) - InformationContent.Total(motif.ReverseComplement())) < 1e-9
            && InformationContent.OfColumns(motif).All(bits => bits is > -1e-12 and < 2 + 1e-12)))
            .QuickCheckThrowOnFailure();
    }
}
