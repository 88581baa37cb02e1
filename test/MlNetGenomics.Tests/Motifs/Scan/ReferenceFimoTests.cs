using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Motifs.Scan;

/// <summary>
/// What FIMO of the MEME Suite 4.12.0 printed in its own test: yeast's MCM1 motif of 29 sites, .01 pseudocounts, bases
/// as frequent as in the NR database, their means over both strands.
/// </summary>
[TestClass]
public class ReferenceFimoTests
{
    // Bases A, C, G, T by position.
    private const string Counts = """
        0 1 0 28
        1 0 3 25
        2 0 5 22
        0 28 0 1
        0 29 0 0
        3 10 2 14
        8 4 8 9
        12 0 0 17
        0 0 0 29
        3 0 0 26
        5 6 11 7
        2 0 26 1
        0 0 29 0
        18 2 3 6
        19 4 0 6
        26 0 3 0
        6 4 4 15
        13 1 1 14
        """;

    [TestMethod]
    [DataRow("TTTCCCATTTAGGAAATA", 23.6714, 3.85e-09)]
    [DataRow("TTTCCTGATTCGGTCGCT", 16.2857, 1.5e-06)]
    [DataRow("TAACCTCTTTGGGGAAAA", 12.8571, 7.11e-06)]
    [DataRow("TTTTCCCATTTAGGAAAT", 10.3571, 1.71e-05)]
    [DataRow("TTTCCTAAATGGGAAAAA", 10.1143, 1.85e-05)]
    [DataRow("TTTCGCTTTTCAGAAGTA", 3.95714, 9.27e-05)]
    public void Scores_and_pValues_of_sites(string site, double score, double pValue)
    {
        double[] counts = [.. Counts.Split([' ', '\n']).Select(double.Parse)];
        // FIMO shares pseudocounts out by the background as it is, and evens it out between the strands afterwards.
        var background = new BaseBackground(0.281774, 0.222020, 0.228876, 0.267330);
        double[] probabilities = [.. counts.Select((count, i) => (count + 0.01 * background[i % 4]) / 29.01)];
        var motif = new PositionProbabilityMatrix("MCM1", probabilities);
        var settings = new ScanSettings { Background = background, Pseudocount = 0 };
        MotifHit hit = new MotifScanner([motif], settings).Scan(SequenceSet.FromStrings([site])).Hits.Single(hit => !hit.IsReverse);
        Assert.AreEqual(score, hit.Score, 1e-4);
        Assert.AreEqual(pValue, hit.PValue, pValue * 0.0035);
        Assert.AreEqual(site, hit.Site);
    }
}
