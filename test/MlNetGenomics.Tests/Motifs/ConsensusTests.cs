using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class ConsensusTests
{
    [TestMethod]
    [DataRow("A", 0.6, 0.2, 0.1, 0.1)]   // over half and at least twice the second
    [DataRow("M", 0.55, 0.35, 0.1, 0.0)] // over half, but the second is too near
    [DataRow("R", 0.4, 0.1, 0.4, 0.1)]   // two over three quarters
    [DataRow("N", 0.4, 0.2, 0.2, 0.2)]
    [DataRow("N", 0.25, 0.25, 0.25, 0.25)]
    [DataRow("B", 0.0, 0.34, 0.33, 0.33)] // one base absent
    [DataRow("K", 0.0, 0.0, 0.5, 0.5)]
    [DataRow("T", 0.0, 0.0, 0.0, 1.0)]
    public void CavenersRules(string expected, double a, double c, double g, double t)
    {
        Assert.AreEqual(expected, Consensus.Iupac(new PositionProbabilityMatrix("m", [a, c, g, t])));
    }

    [TestMethod]
    public void Most_probable_takes_the_first_of_equals()
    {
        var motif = new PositionProbabilityMatrix("m", [0.1, 0.4, 0.4, 0.1, 0.25, 0.25, 0.25, 0.25, 0, 0, 0.4, 0.6]);
        Assert.AreEqual("CAT", Consensus.MostProbable(motif));
    }

    [TestMethod]
    [DataRow("TGASTCA")]
    [DataRow("RYSWKMBDHVN")]
    public void Sharp_motif_gives_its_consensus_back(string consensus)
    {
        Assert.AreEqual(consensus, Consensus.Iupac(IupacMotif.Parse(consensus, sharpness: 1)));
    }

    [TestMethod]
    public void Reverse_complement_of_a_code()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("AARGB", sharpness: 1);
        Assert.AreEqual("VCYTT", Consensus.Iupac(motif.ReverseComplement()));
    }
}
