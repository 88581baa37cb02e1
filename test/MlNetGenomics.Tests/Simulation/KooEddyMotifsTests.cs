using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class KooEddyMotifsTests
{
    /// <summary>The 12 motifs with distinct consensus, and one more, in another order than the paper's.</summary>
    internal static MotifSet Database()
    {
        string[] consensus = ["AAAC", "AAAG", "AACC", "AACG", "AAGC", "AAGG", "ACAC", "ACAG", "ACCC", "ACCG", "ACGC", "ACGG"];
        return new MotifSet(
        [
            IupacMotif.Parse("GATTACA", name: "MA50.1", alternateName: "SP1::MAX"),
            .. KooEddyMotifs.Names
                .Select((name, i) => IupacMotif.Parse(consensus[i] + "TTGCA", name: $"MA{i}.1", alternateName: name.ToUpperInvariant()))
                .Reverse(),
        ]);
    }

    [TestMethod]
    public void Each_factor_gets_its_motif_in_the_papers_order()
    {
        IReadOnlyList<PositionProbabilityMatrix> motifs = KooEddyMotifs.Select(Database());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 12).Select(i => $"MA{i}.1").ToArray(), motifs.Select(motif => motif.Name).ToArray());
    }

    [TestMethod]
    public void Of_several_the_first_counts_and_a_first_name_where_there_is_no_second()
    {
        MotifSet database = Database();
        PositionProbabilityMatrix second = IupacMotif.Parse("CCCCC", name: "MA99.2", alternateName: "YY1");
        Assert.AreEqual("MA11.1", KooEddyMotifs.Select(database with { Motifs = [.. database.Motifs, second] })[^1].Name);
        var named = new MotifSet([.. KooEddyMotifs.Names.Select(name => IupacMotif.Parse("ACGT", name: name))]);
        CollectionAssert.AreEqual(KooEddyMotifs.Names.ToArray(), KooEddyMotifs.Select(named).Select(motif => motif.Name).ToArray());
    }

    [TestMethod]
    public void What_is_missing_is_named()
    {
        MotifSet database = Database();
        var some = new MotifSet([.. database.Motifs.Where(motif => motif.AlternateName is not ("SRF" or "MAX"))]);
        string message = Assert.ThrowsExactly<GenomicsException>(() => KooEddyMotifs.Select(some)).Message;
        Assert.StartsWith("no motif of MAX, SRF among 11; those of Arid3a, CEBPB, ", message);
    }

    [TestMethod]
    public void They_are_the_tasks_of_the_networks()
    {
        Assert.HasCount(12, KooEddyMotifs.Names);
        CollectionAssert.AreEqual(KooEddyMotifs.Names.ToArray(), Architectures.KooEddy("CNN-25").Tasks.ToArray());
    }

    [TestMethod]
    [DataRow("motifs/JASPAR_CORE_2016_vertebrates.meme")]
    [DataRow("motifs/jaspar_pfm_vertebrates.txt")]
    public void JASPAR_has_all(string file)
    {
        string[] identifiers =
        [
            "MA0151.1", "MA0466.2", "MA0477.1", "MA0062.2", "MA0496.1", "MA0058.3",
            "MA0052.3", "MA0502.1", "MA0079.3", "MA0083.3", "MA0137.3", "MA0095.2",
        ];
        MotifSet database = MotifReader.Read(SharedData.Require(file));
        CollectionAssert.AreEqual(identifiers, KooEddyMotifs.Select(database).Select(motif => motif.Name).ToArray());
    }
}
