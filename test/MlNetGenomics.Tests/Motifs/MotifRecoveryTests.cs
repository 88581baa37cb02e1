using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class MotifRecoveryTests
{
    [TestMethod]
    public void Each_known_motif_gets_its_best_learned_one()
    {
        PositionProbabilityMatrix[] known = [IupacMotif.Parse("TGASTCA"), IupacMotif.Parse("AGATAAG"), IupacMotif.Parse("CCGGAAGT")];
        PositionProbabilityMatrix[] learned =
            [IupacMotif.Parse("NNCTTATCTNNN", 0.7), IupacMotif.Parse("NTGAGTCANNNN", 0.8), IupacMotif.Parse("NNTGASTCANNN", 0.8)];
        IReadOnlyList<MotifRecovery> found = MotifRecovery.Find(known, learned);
        Assert.AreEqual(2, found[0].LearnedIndex);
        Assert.IsTrue(found[0].IsRecovered);
        Assert.AreEqual(0, found[1].LearnedIndex);
        Assert.IsTrue(found[1].IsRecovered);
        Assert.AreSame(learned[0], found[1].Learned);
        Assert.IsFalse(found[2].IsRecovered);
    }

    [TestMethod]
    public void Default_threshold_allows_one_mismatch_in_seven_sharp_columns()
    {
        PositionProbabilityMatrix[] known = [IupacMotif.Parse("AGATAAG", 1)];
        Assert.IsTrue(MotifRecovery.Find(known, [IupacMotif.Parse("AGAGAAG", 1)])[0].IsRecovered);
        Assert.IsFalse(MotifRecovery.Find(known, [IupacMotif.Parse("AGACCAG", 1)])[0].IsRecovered);
    }

    [TestMethod]
    public void Nothing_learned_is_nothing_recovered()
    {
        MotifRecovery result = MotifRecovery.Find([IupacMotif.Parse("AGATAAG")], []).Single();
        Assert.IsFalse(result.IsRecovered);
        Assert.AreEqual(-1, result.LearnedIndex);
        Assert.IsNull(result.Learned);
    }
}
