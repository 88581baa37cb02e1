using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class JasparMotifsTests
{
    private const string Bracketed = ">MA0001.1\tAGL3\nA  [ 0  3 ]\nC  [94 75 ]\nG  [ 1  0 ]\nT  [ 2 19 ]\n";

    [TestMethod]
    [DataRow(Bracketed)]
    [DataRow(">MA0001.1 AGL3\r\n0 3\r\n94 75\r\n1 0\r\n2 19\r\n")]
    [DataRow("\n>MA0001.1\tAGL3\n\nT [2 19]\ng[1 0]\nC| 94 75\nA 0\t3\n\n")]
    public void All_forms_of_one_matrix(string text)
    {
        PositionProbabilityMatrix motif = Read(text).Motifs.Single();
        Assert.AreEqual("MA0001.1", motif.Name);
        Assert.AreEqual("AGL3", motif.AlternateName);
        Assert.AreEqual(97, motif.SiteCount);
        CollectionAssert.AreEqual(
            new[] { 0, 94 / 97.0, 1 / 97.0, 2 / 97.0, 3 / 97.0, 75 / 97.0, 0, 19 / 97.0 }.Select(p => Math.Round(p, 12)).ToArray(),
            motif.Probabilities.ToArray().Select(p => Math.Round(p, 12)).ToArray());
    }

    [TestMethod]
    public void Bare_matrix_is_named_after_its_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("MA0002.pfm", "1 0\n0 1\n0 0\n0 0\n");
        PositionProbabilityMatrix motif = JasparMotifs.Read(path).Motifs.Single();
        Assert.AreEqual("MA0002", motif.Name);
        Assert.AreEqual("AC", Consensus.MostProbable(motif));
        Assert.IsNull(motif.SiteCount, "columns that sum to 1 are frequencies, not counts");
    }

    [TestMethod]
    public void Pseudocount_is_shared_by_the_four_bases()
    {
        PositionProbabilityMatrix motif = JasparMotifs.Read(new StringReader(">m\n8 2\n0 2\n0 2\n0 2\n"), "m.pfm", pseudocount: 4).Motifs.Single();
        Assert.AreEqual(9 / 12.0, motif[0, 0], 1e-12);
        Assert.AreEqual(1 / 12.0, motif[0, 1], 1e-12);
        Assert.AreEqual(0.25, motif[1, 0], 1e-12);
        Assert.AreEqual(8, motif.SiteCount);
    }

    [TestMethod]
    public void What_is_written_reads_back()
    {
        Prop.ForAll(MotifArbitrary.Sets(), motifs =>
        {
            using var text = new StringWriter();
            JasparMotifs.Write(text, motifs, siteCount: 1000);
            // Six decimals of a count of 2.5 or more: 2e-7 of a probability, after the division by the sum too.
            MotifArbitrary.AssertEqual(motifs, Read(text.ToString()).Motifs, 2e-6);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Counts_are_written_as_they_were_read()
    {
        using var text = new StringWriter();
        JasparMotifs.Write(text, Read(Bracketed).Motifs);
        Assert.AreEqual(">MA0001.1\tAGL3\nA  [ 0 3 ]\nC  [ 94 75 ]\nG  [ 1 0 ]\nT  [ 2 19 ]\n", text.ToString());
    }

    [TestMethod]
    [DataRow("", "m.pfm: the file is empty, JASPAR motifs are expected")]
    [DataRow(">\n1\n1\n1\n1\n", "m.pfm, line 1: '>' without a name")]
    [DataRow(">a\n1\n1\n>b\n", "m.pfm, line 1: motif a has 2 rows of counts, 4 are expected")]
    [DataRow(">a\n1\n1\n1\n1\n1\n", "m.pfm, line 6: '1' found, '>' and a name expected")]
    [DataRow(">a\nA [1 2]\nC [1 2]\nG [1 2]\nT [1]\n", "m.pfm, line 5: motif a: 1 counts found, 2 as in the row above expected")]
    [DataRow(">a\nA [1]\nA [1]\n", "m.pfm, line 3: motif a: a second row for A")]
    [DataRow(">a\nA [1 x]\n", "m.pfm, line 2: motif a: 'x' is not a count")]
    [DataRow(">a\n1 -2\n", "m.pfm, line 2: motif a: '-2' is not a count")]
    [DataRow(">a\n1 nan\n", "m.pfm, line 2: motif a: 'nan' is not a count")]
    [DataRow(">a\nA [ ]\n", "m.pfm, line 2: motif a: 'A [ ]' has no counts")]
    [DataRow(">a\n1 0\n1 0\n1 0\n1 0\n", "m.pfm, line 1: motif a, position 2: the counts sum to 0")]
    [DataRow(">a\n1\n1\n1\n1\n>a x\n", "m.pfm, line 6: a second motif named 'a', the first is in line 1")]
    public void Bad_input_names_the_line(string text, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => Read(text)).Message);
    }

    [TestMethod]
    public void Counts_and_probabilities_of_JASPAR_2016_agree()
    {
        IReadOnlyList<PositionProbabilityMatrix> counts = JasparMotifs.Read(SharedData.Require("motifs/jaspar_pfm_vertebrates.txt")).Motifs;
        IReadOnlyList<PositionProbabilityMatrix> meme = MemeMotifs.Read(SharedData.Require("motifs/JASPAR_CORE_2016_vertebrates.meme")).Motifs;
        Assert.HasCount(519, counts);
        // The MEME file has six decimals.
        MotifArbitrary.AssertEqual(counts, meme, 2e-6);
        // Its numbers of sites are the mean column sums as whole numbers.
        for (int i = 0; i < counts.Count; i++)
            Assert.AreEqual(meme[i].SiteCount!.Value, counts[i].SiteCount!.Value, 1, counts[i].Name);
    }

    private static MotifSet Read(string text) => JasparMotifs.Read(new StringReader(text), "m.pfm");
}
