using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public sealed class MuseamScorerTests
{
    [TestMethod]
    [DataRow(1, 1, 1, true)]
    [DataRow(5, 4, 9, false)]
    [DataRow(16, 12, 171, true)]
    [DataRow(33, 13, 70, true)]
    public void Predictions_and_scores_are_those_of_the_scalar_form(int kernels, int width, int length, bool bothStrands)
    {
        var random = new SplittableRandom(kernels);
        MuseamModel model = NaiveMuseam.RandomModel(random, kernels, width, length, bothStrands);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 130, length);
        var scorer = new MuseamScorer(model);
        float[] predictions = scorer.Predict(sequences, threads: 2);
        MotifScores scores = scorer.Score(sequences, threads: 2);
        for (int i = 0; i < sequences.Count; i++)
        {
            double expected = NaiveMuseam.Predict(model, sequences[i]);
            Assert.AreEqual(expected, predictions[i], 1e-4 * Math.Max(10, Math.Abs(expected)));
            for (int f = 0; f < kernels; f++)
                Assert.AreEqual(NaiveMuseam.MotifScore(model, f, sequences[i]), scores.Scores(i)[f], 1e-3);
        }
    }

    [TestMethod]
    public void A_site_is_given_on_the_forward_strand_wherever_it_was_found()
    {
        // One kernel that wants GATA: LLR is positive only for it.
        float[] kernel = new float[16];
        foreach ((int position, byte b) in Dna.Encode("GATA").Index())
            kernel[position * 4 + b] = 1;
        var model = new MuseamModel(4, 12, kernel, 5, [1f], 0);
        SequenceSet sequences = SequenceSet.FromStrings(["CCCGATACCCCC", "CCCCCCCTATCC", "NNNNNNNNNNNN"]);
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        Assert.AreEqual(new MotifSite(3, false), scores.Site(0, 0));
        Assert.AreEqual(new MotifSite(7, true), scores.Site(1, 0));
        Assert.IsNull(scores.Site(2, 0));
        Assert.AreEqual(0, scores.Scores(2)[0]);
    }

    [TestMethod]
    public void The_reverse_complement_scores_the_same_and_its_sites_are_mirrored()
    {
        var random = new SplittableRandom(8);
        MuseamModel model = NaiveMuseam.RandomModel(random, 10, 6, 50);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 40, 50, unknown: 0);
        var builder = new SequenceSetBuilder();
        for (int i = 0; i < sequences.Count; i++)
            builder.Add(sequences.Names[i], Dna.ReverseComplement(sequences[i]));
        SequenceSet reversed = builder.Build();
        var scorer = new MuseamScorer(model);
        CollectionAssert.AreEqual(scorer.Predict(sequences), scorer.Predict(reversed));
        MotifScores forward = scorer.Score(sequences);
        MotifScores backward = scorer.Score(reversed);
        for (int f = 0; f < 10; f++)
        {
            if (forward.Site(0, f) is { } site)
                Assert.AreEqual(new MotifSite(50 - 6 - site.Start, !site.IsReverse), backward.Site(0, f));
        }
    }

    [TestMethod]
    public void A_sequence_of_another_length_is_named()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(1), 2, 3, 10);
        SequenceSet sequences = SequenceSet.FromStrings(["ACGTACGTAC", "ACG"], ["a", "b"]);
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => new MuseamScorer(model).Predict(sequences));
        StringAssert.Contains(error.Message, "sequence b (record 2) has 3 bases, the model is for 10");
    }
}
