using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class IupacMotifTests
{
    [TestMethod]
    public void One_base_gets_the_sharpness()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("G", sharpness: 0.7);
        CollectionAssert.AreEqual(new[] { 0.1, 0.1, 0.7, 0.1 }, motif.Probabilities.ToArray().Select(p => Math.Round(p, 12)).ToArray());
        Assert.AreEqual("G", motif.Name);
    }

    [TestMethod]
    public void More_bases_keep_the_odds()
    {
        // Odds of a named to an unnamed base are .7 to .1: S is 7:7:1:1 over 16, B 7:7:7:1 over 22.
        PositionProbabilityMatrix motif = IupacMotif.Parse("sbN", sharpness: 0.7);
        Assert.AreEqual(7 / 16.0, motif[0, 1], 1e-12);
        Assert.AreEqual(1 / 16.0, motif[0, 3], 1e-12);
        Assert.AreEqual(1 / 22.0, motif[1, 0], 1e-12);
        Assert.AreEqual(0.25, motif[2, 0], 1e-12);
    }

    [TestMethod]
    public void Bad_letter_is_named_with_its_position()
    {
        var e = Assert.ThrowsExactly<GenomicsException>(() => IupacMotif.Parse("TGAZTCA"));
        Assert.AreEqual("consensus TGAZTCA, position 4: 'Z' is not an IUPAC code of bases", e.Message);
        Assert.ThrowsExactly<GenomicsException>(() => IupacMotif.Parse(""));
        Assert.ThrowsExactly<GenomicsException>(() => IupacMotif.Parse("T.A"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => IupacMotif.Parse("T", sharpness: 0.25));
    }
}
