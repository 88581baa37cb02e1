using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Motifs.Scan;

[TestClass]
public class SiteScoresTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void PValues_equal_those_of_all_words(int width)
    {
        var background = new BaseBackground(0.35, 0.1, 0.25, 0.3);
        PositionProbabilityMatrix motif = RandomMotifs.Make("m", width, new SplittableRandom(width));
        var weights = new PositionWeightMatrix(motif, background, pseudocount: 0.5);
        var scores = new SiteScores(weights);

        // FIMO's rule: steps count from the least weight, rounded down, a whole number of them to the bit.
        double low = Math.Floor(weights.Weights.ToArray().Min());
        double scale = Math.Floor(1000 / (weights.Weights.ToArray().Max() - low));
        var words = new List<(int Score, double Chance, byte[] Codes)>();
        for (int number = 0; number < 1 << 2 * width; number++)
        {
            byte[] codes = [.. Enumerable.Range(0, width).Select(i => (byte)(number >> 2 * i & 3))];
            int score = codes.Select((b, i) => (int)Math.Floor((weights[i, b] - low) * scale + 0.5)).Sum();
            words.Add((score, codes.Aggregate(1.0, (product, b) => product * background[b]), codes));
        }
        var sorted = words.OrderByDescending(word => word.Score).ToList();
        double tail = 0;
        for (int first = 0; first < sorted.Count;)
        {
            int next = first;
            while (next < sorted.Count && sorted[next].Score == sorted[first].Score)
                tail += sorted[next++].Chance;
            for (; first < next; first++)
            {
                int steps = scores.Of(sorted[first].Codes);
                Assert.AreEqual(tail, scores.PValue(steps), 1e-12 * tail);
                Assert.AreEqual(sorted[first].Score / scale + width * low, scores.Bits(steps), 1e-9);
                Assert.AreEqual(steps, scores.StepsOf(scores.Bits(steps)));
                // Half a step a position at most.
                double bits = sorted[first].Codes.Select((b, i) => weights[i, b]).Sum();
                Assert.AreEqual(bits, scores.Bits(steps), width * 0.5 / scale + 1e-9);
            }
        }
        Assert.AreEqual(1, tail, 1e-12);
        Assert.AreEqual(words.Where(word => word.Score == sorted[0].Score).Sum(word => word.Chance), scores.LeastPValue, 1e-15);
    }

    [TestMethod]
    public void Weights_are_log_odds()
    {
        var motif = new PositionProbabilityMatrix("m", [0.5, 0.5, 0, 0, 0.25, 0.25, 0.25, 0.25], siteCount: 9);
        var background = new BaseBackground(0.4, 0.1, 0.1, 0.4);
        var weights = new PositionWeightMatrix(motif, background, pseudocount: 1);
        // (9 x .5 + .4) / 10 against .4, (9 x 0 + .1) / 10 against .1.
        Assert.AreEqual(Math.Log2(0.49 / 0.4), weights[0, Dna.A], 1e-12);
        Assert.AreEqual(Math.Log2(0.01 / 0.1), weights[0, Dna.G], 1e-12);
        Assert.AreEqual(Math.Log2(0.235 / 0.1), weights[1, Dna.C], 1e-12);
        Assert.AreEqual(
            "motif m, position 1: G has probability 0, which needs a pseudocount over 0",
            Assert.ThrowsExactly<GenomicsException>(() => new PositionWeightMatrix(motif, background, pseudocount: 0)).Message);
    }

    [TestMethod]
    public void A_site_with_an_N_has_no_score()
    {
        var scores = new SiteScores(new PositionWeightMatrix(IupacMotif.Parse("ACG")));
        Assert.AreEqual(scores.Maximum, scores.Of([0, 1, 2]));
        Assert.AreEqual(-1, scores.Of([0, 4, 2]));
        Assert.AreEqual(1 / 64.0, scores.LeastPValue, 1e-15);
        Assert.AreEqual(1, scores.PValue(0));
        Assert.AreEqual(0, scores.PValue(scores.Maximum + 1));
        Assert.AreEqual(scores.Maximum + 1, scores.LeastScoreBelow(1e-4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => scores.Of([0, 1]));
    }

    [TestMethod]
    public void A_flat_motif_says_nothing()
    {
        var scores = new SiteScores(new PositionWeightMatrix(IupacMotif.Parse("NNN")));
        Assert.AreEqual(0, scores.Maximum);
        Assert.AreEqual(0, scores.Bits(scores.Of([0, 1, 2])), 1e-12);
        Assert.AreEqual(1, scores.LeastPValue);
    }
}
