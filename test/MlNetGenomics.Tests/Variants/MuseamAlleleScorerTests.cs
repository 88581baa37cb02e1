using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class MuseamAlleleScorerTests
{
    [TestMethod]
    [DataRow(1, 1, 1, true)]
    [DataRow(20, 12, 151, true)]
    [DataRow(17, 7, 40, false)]
    [DataRow(33, 13, 16, true)]
    [DataRow(5, 12, 12, true)]
    public void Is_exactly_what_scoring_both_sequences_gives(int kernels, int width, int length, bool bothStrands)
    {
        var random = new SplittableRandom(kernels + length);
        MuseamModel model = NaiveMuseam.RandomModel(random, kernels, width, length, bothStrands);
        var pairs = new AllelePairs(length, 150);
        while (!pairs.IsFull)
            Add(pairs, random);
        AlleleScores actual = new MuseamAlleleScorer(model, threads: 2).Score(pairs);
        for (int i = 0; i < pairs.Count; i++)
        {
            double reference = NaiveMuseam.Predict(model, pairs.Reference(i)), alternate = NaiveMuseam.Predict(model, pairs.Alternate(i));
            double tolerance = 1e-5 * Math.Max(10, Math.Abs(reference));
            Assert.AreEqual(reference, actual.Reference(i)[0], tolerance);
            Assert.AreEqual(alternate, actual.Alternate(i)[0], tolerance);
            Assert.AreEqual(alternate - reference, actual.Effects(i)[0], tolerance);
            Assert.AreEqual(Math.Abs(actual.Effects(i)[0]), actual.PredictedVariantEffect(i));
            foreach (MotifChange change in actual.Motifs(i))
            {
                double expected = NaiveMuseam.MotifScore(model, change.Kernel, pairs.Alternate(i))
                    - NaiveMuseam.MotifScore(model, change.Kernel, pairs.Reference(i));
                Assert.AreEqual(expected, change.Score, 1e-3);
                Assert.AreEqual(expected * model.HeadWeights[change.Kernel], change.Effect, 1e-3);
            }
            // The parts make the whole.
            Assert.AreEqual(actual.Effects(i)[0], actual.Motifs(i).Sum(change => (double)change.Effect), 1e-4);
        }
    }

    [TestMethod]
    public void An_allele_that_breaks_a_site_is_a_loss_of_its_motif()
    {
        float[] kernel = new float[16];
        foreach ((int position, byte code) in Dna.Encode("GATA").Index())
            kernel[position * 4 + code] = 1;
        var model = new MuseamModel(4, 12, kernel, 5, [-2f], 0);
        var pairs = new AllelePairs(12, 2);
        pairs.Add(Dna.Encode("CCCGATACCCCC"), Dna.Encode("CCCGCTACCCCC"));
        // Elsewhere there is another site, as good: nothing changes.
        pairs.Add(Dna.Encode("CCCGATAGATAC"), Dna.Encode("CCCGCTAGATAC"));
        AlleleScores scores = new MuseamAlleleScorer(model).Score(pairs);
        MotifChange loss = scores.Motifs(0).Single();
        Assert.IsLessThan(0, loss.Score);
        Assert.AreEqual(-2 * loss.Score, scores.Effects(0)[0], 1e-6);
        Assert.IsEmpty(scores.Motifs(1));
        Assert.AreEqual(0, scores.Effects(1)[0]);
    }

    /// <summary>Alleles of up to three bases, an N now and then, anywhere.</summary>
    private static void Add(AllelePairs pairs, SplittableRandom random)
    {
        int length = pairs.Length, start = random.NextInt(length);
        int from = Math.Min(random.NextInt(4), length - start), to = Math.Min(random.NextInt(4), length - start);
        byte[] genome = [.. Enumerable.Range(0, length + 3).Select(_ => (byte)(random.NextInt(40) == 0 ? Dna.N : random.NextInt(4)))];
        byte[] allele = [.. Enumerable.Range(0, to).Select(_ => (byte)random.NextInt(4))];
        byte[] alternate = [.. genome[..start], .. allele, .. genome[(start + from)..]];
        pairs.Add(genome.AsSpan(0, length), alternate.AsSpan(0, length), new AlleleSpan(start, from, to));
    }
}
