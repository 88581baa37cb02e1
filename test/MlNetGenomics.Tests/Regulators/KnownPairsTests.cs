using System.IO.Compression;
using System.Text;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class KnownPairsTests
{
    [TestMethod]
    [DataRow("#BioGRID Interaction ID\tOfficial Symbol Interactor A\tX\tOfficial Symbol Interactor B\n1\tFOS\t-\tJUN\n2\tJun\t-\tFos\n3\tATF2\t-\tJUN\n")]
    [DataRow("stringId_A\tstringId_B\tpreferredName_A\tpreferredName_B\tscore\n9606.1\t9606.2\tFOS\tJUN\t.9\n1\t1\tATF2\tJUN\t.9\n")]
    [DataRow("#node1\tnode2\tnode1_string_id\nFOS\tJUN\ta\nJUN\tATF2\tb\n")]
    [DataRow("FOS\tJUN\nATF2\tJUN\n")]
    [DataRow("# two columns\nfos\tjun\n\n#more\nATF2\tjun\n")]
    public void Tables_of_the_databases_and_plain_ones(string text)
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        foreach (string path in new[] { folder.Write("p.tsv", text), folder.Write("p.gz", packed.ToArray()) })
        {
            var pairs = KnownPairs.Read(path);
            Assert.AreEqual(2, pairs.Count);
            Assert.IsTrue(pairs.Contains("JUN", "FOS"));
            Assert.IsTrue(pairs.Contains("jun", "Atf2"));
            Assert.IsFalse(pairs.Contains("FOS", "ATF2"));
            Assert.IsTrue(pairs.Contains("FOS::FOSB", "JUN"));
        }
    }

    [TestMethod]
    [DataRow("", "pairs.tsv: the file is empty, pairs of proteins are expected")]
    [DataRow("FOS JUN\n", "pairs.tsv, line 1: 1 tab-separated columns found, names are expected in columns 1 and 2")]
    [DataRow("preferredName_A\tscore\tpreferredName_B\nFOS\t.9\n", "pairs.tsv, line 2: 2 tab-separated columns found, names are expected in columns 1 and 3")]
    [DataRow("protein1 protein2 combined_score\n9606.A 9606.B 900\n", "pairs.tsv, line 1: STRING's table of identifiers")]
    public void Other_files_are_told(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("pairs.tsv", text);
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => KnownPairs.Read(path)).Message);
    }

    [TestMethod]
    public void Known_pairs_among_those_together_are_counted()
    {
        using var folder = new TemporaryFolder();
        var known = KnownPairs.Read(folder.Write("p.tsv", "A\tB\nC\tD\n"));
        MuseamModel model = PlantedModel.Of(50, ("ACGTAC", 1), ("GGGTTT", 1), ("TTTACA", 1), ("CCATCA", 1));
        var sites = FeatureSites.OfKernels(new MuseamScorer(model).Score(PlantedModel.Sequences(1, 50, [[]])), [0, 1, 2, 3]);
        CoOccurrencePair[] pairs = [.. CoOccurrence.Test(sites, 45)
            .Select(pair => pair with { QValue = (pair.First, pair.Second) is (0, 1) or (0, 2) ? 0.01 : 0.9 })];
        var table = new CoOccurrenceTable(sites, pairs, ["A", "B", "C", "D"], 0.05, known: known);
        Assert.AreEqual(HypergeometricTest.Greater(1, 2, 2, 6), table.KnownEnrichment());
        Assert.AreEqual(2, pairs.Count(table.IsKnown));
        // Kernels of one factor are no pair, those without a factor neither.
        Assert.AreEqual(0, pairs.Count(new CoOccurrenceTable(sites, pairs, ["A", "A", "C", null], 0.05, known: known).IsKnown));
        Assert.IsNull(new CoOccurrenceTable(sites, pairs, ["A", "B", "C", "D"], 0.05).KnownEnrichment());
    }
}
