using MlNetGenomics.Motifs;
using MlNetGenomics.Studies;

namespace MlNetGenomics.Tests.Studies;

[TestClass]
public sealed class KnownMotifsTests
{
    private static readonly PositionProbabilityMatrix[] Database =
        [Motif("MA1.1", "Sox"), Motif("MA2.1", "GATA"), Motif("MA2.2", "Gata"), Motif("NoAlternate", "")];

    [TestMethod]
    public void Motifs_are_found_by_either_name_and_all_versions_count()
    {
        KnownMotifs known = KnownMotifs.Select(Database, ["gata", "MA1.1", "noalternate"]);
        CollectionAssert.AreEqual(new[] { 1, 2 }, known.Relevant[0].Targets.ToArray());
        CollectionAssert.AreEqual(new[] { 1, 0, 0, 2 }, Enumerable.Range(0, 4).Select(known.TaskOf).ToArray());
    }

    [TestMethod]
    public void Refuses_an_empty_database_and_unknown_names()
    {
        Assert.AreEqual(
            "the database of known motifs is empty",
            Assert.ThrowsExactly<GenomicsException>(() => KnownMotifs.Select([], ["a"])).Message);
        Assert.AreEqual(
            "no motif of 4 is called SP1",
            Assert.ThrowsExactly<GenomicsException>(() => KnownMotifs.Select(Database, ["Sox", "SP1"])).Message);
    }

    private static PositionProbabilityMatrix Motif(string name, string alternate) => new(name, [1, 0, 0, 0], alternate);
}
