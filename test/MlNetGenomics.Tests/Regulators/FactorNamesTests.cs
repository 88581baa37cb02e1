using MlNetGenomics.Motifs;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class FactorNamesTests
{
    [TestMethod]
    [DataRow("AHR.H12CORE.0.P.B", "", "AHR")]
    [DataRow("HNF1A_HUMAN.H11MO.0.C", "", "HNF1A")]
    [DataRow("MA0476.1", "FOS", "FOS")]
    [DataRow("MA0099.3", "FOS::JUN", "FOS::JUN")]
    [DataRow("my.motif", "", "my.motif")]
    public void Databases_have_their_own_ways(string id, string alternate, string expected) =>
        Assert.AreEqual(expected, FactorNames.OfDatabase.Of(Motif(id, alternate)));

    [TestMethod]
    public void A_file_gives_motifs_and_factors_other_names()
    {
        using var folder = new TemporaryFolder();
        var names = FactorNames.Read(folder.Write("names.tsv", "# symbols\nNF2L1\tNFE2L1\n\nP53.H12CORE.1.P.B\tTP53 long\nFOS\tc-FOS\n"));
        Assert.AreEqual("NFE2L1", names.Of(Motif("NF2L1.H12CORE.0.P.B")));
        Assert.AreEqual("TP53 long", names.Of(Motif("P53.H12CORE.1.P.B")));
        Assert.AreEqual("P53", names.Of(Motif("P53.H12CORE.0.P.B")));
        Assert.AreEqual("c-FOS", names.Of(Motif("MA0476.1", "FOS")));
    }

    [TestMethod]
    [DataRow("A\tB\nC\n", "names.tsv, line 2: a motif or factor, a tab and a name are expected")]
    [DataRow("A\t \n", "names.tsv, line 1: a motif or factor, a tab and a name are expected")]
    [DataRow("A\tB\nA\tC\n", "names.tsv, line 2: 'A' has a name already")]
    public void Wrong_lines_are_named(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("names.tsv", text);
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => FactorNames.Read(path)).Message);
    }

    private static PositionProbabilityMatrix Motif(string name, string alternate = "") => new(name, [0.25, 0.25, 0.25, 0.25], alternate);
}
