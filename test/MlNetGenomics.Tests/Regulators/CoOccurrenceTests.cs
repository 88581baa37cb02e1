using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class CoOccurrenceTests
{
    private const string First = "ACGTTGCAAC", Second = "GGATCTTAGG", Third = "CCCATTACGA";

    [TestMethod]
    public void Counts_and_tests_are_those_of_a_plain_loop()
    {
        var random = new SplittableRandom(12);
        MuseamModel model = NaiveMuseam.RandomModel(random, 7, 6, 60, alpha: 4);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 200, 60);
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        var sites = FeatureSites.OfKernels(scores, [0, 2, 3, 6]);
        foreach (CoOccurrenceSettings rule in new[] { new CoOccurrenceSettings(), new() { LeastDistance = 6, MostDistance = 20 } })
        {
            IReadOnlyList<CoOccurrencePair> pairs = CoOccurrence.Test(sites, 55, rule, threads: 2);
            CollectionAssert.AreEqual(pairs.ToArray(), CoOccurrence.Test(sites, 55, rule, threads: 1).ToArray());
            Assert.HasCount(6, pairs);
            foreach (CoOccurrencePair pair in pairs)
            {
                int both = 0, near = 0;
                for (int i = 0; i < 200; i++)
                {
                    if (scores.Site(i, sites.Kernels[pair.First][0]) is { } a && scores.Site(i, sites.Kernels[pair.Second][0]) is { } b)
                    {
                        int distance = Math.Abs(a.Start - b.Start);
                        both += distance >= rule.LeastDistance ? 1 : 0;
                        near += distance >= rule.LeastDistance && distance <= rule.MostDistance ? 1 : 0;
                    }
                }
                double chance = SiteDistance.Chance(55, rule.LeastDistance, rule.MostDistance);
                Assert.AreEqual(BinomialTest.Greater(near, both, chance), pair.Test);
                Assert.IsTrue(pair.OffsetShare is > 0 and <= 1);
            }
            double[] p = [.. pairs.Select(pair => pair.Test.P)];
            CollectionAssert.AreEqual(BenjaminiHochberg.QValues(p), pairs.Select(pair => pair.QValue).ToArray());
            CollectionAssert.AreEqual(p.Order().ToArray(), p);
        }
    }

    [TestMethod]
    public void A_planted_complex_is_found_on_either_strand_with_its_arrangement()
    {
        MuseamModel model = PlantedModel.Of(100, (First, 1), (Second, 1), (Third, 1));
        string reversed = Dna.Decode(Dna.ReverseComplement(Dna.Encode(First + "T" + Second)));
        var random = new SplittableRandom(5);
        SequenceSet sequences = PlantedModel.Sequences(6, 100, Enumerable.Range(0, 80).Select(i =>
        {
            int start = random.NextInt(39), other = 65 + random.NextInt(25);
            string complex = i % 2 == 0 ? First + "T" + Second : reversed;
            return new[] { (complex, start), (Third, other) };
        }));
        var sites = FeatureSites.OfKernels(new MuseamScorer(model).Score(sequences), [0, 1, 2]);
        IReadOnlyList<CoOccurrencePair> pairs = CoOccurrence.Test(sites, 91);
        CoOccurrencePair best = pairs[0];
        Assert.AreEqual((0, 1, 11, true, 1.0), (best.First, best.Second, best.Offset, best.SameStrand, best.OffsetShare));
        Assert.AreEqual((80L, 80L), (best.Test.Successes, best.Test.Trials));
        Assert.IsTrue(pairs.Skip(1).All(pair => pair.QValue > 0.5));
        // The two share no base, so that the rule that asks for it finds them too.
        Assert.AreEqual(80, CoOccurrence.Test(sites, 91, new CoOccurrenceSettings { LeastDistance = 10, MostDistance = 12 })[0].Test.Successes);
        Assert.ThrowsExactly<GenomicsException>(
            () => CoOccurrence.Test(sites, 91, new CoOccurrenceSettings { LeastDistance = 91, MostDistance = 99 }));
    }

    [TestMethod]
    public void Copies_of_a_motif_always_lie_together_and_are_known_as_alike()
    {
        string reversed = Dna.Decode(Dna.ReverseComplement(Dna.Encode(First)));
        // Enough other kernels, so that likeness can be told from chance.
        MuseamModel model = PlantedModel.Of(
            100, [(First, 1), (reversed, 2), (Second, 1), .. Others(40).Select(word => (word, 0.1f))]);
        SequenceSet sequences = PlantedModel.Sequences(1, 100, Enumerable.Repeat<(string, int)[]>([(First, 20), (Second, 60)], 30));
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        var sites = FeatureSites.OfKernels(scores, [0, 1, 2]);
        IReadOnlyList<CoOccurrencePair> pairs = CoOccurrence.Test(sites, 91);
        var table = new CoOccurrenceTable(
            sites, pairs, [null, null, null], 0.05, AlikeKernels.Find(model, [0, 1, 2]));
        Assert.AreEqual((0, 1, 0, false), (pairs[0].First, pairs[0].Second, pairs[0].Offset, pairs[0].SameStrand));
        Assert.IsTrue(table.IsAlike(pairs[0]));
        Assert.HasCount(1, table.Significant);
        Assert.IsEmpty(table.SignificantUnlike);
        Assert.IsFalse(table.IsAlike(pairs[1]));
    }

    [TestMethod]
    public void Kernels_of_a_factor_count_once_with_the_site_that_contributes_most()
    {
        MuseamModel model = PlantedModel.Of(100, (First, 1), (Second, -2), (Third, 1));
        KernelFactors factors = KernelFactors.Find(model, PlantedModel.Database(model, "X", "X", "Y"));
        CollectionAssert.AreEqual(new[] { "X", "X", "Y" }, Enumerable.Range(0, 3).Select(factors.Label).ToArray());
        SequenceSet sequences = PlantedModel.Sequences(4, 100, [[(First, 10), (Second, 50), (Third, 80)]]);
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        var merged = FeatureSites.OfFactors(scores, model, factors, [0, 1, 2]);
        CollectionAssert.AreEqual(new[] { "X", "Y" }, merged.Names.ToArray());
        // Both words are there in full; the second weighs twice as much.
        Assert.AreEqual(new MotifSite(50, false), merged.Of(0)[0]);
        Assert.AreEqual(new MotifSite(80, false), merged.Of(1)[0]);
        Assert.AreEqual(1, FeatureSites.OfFactors(scores, model, factors, [0, 1]).Count);
    }

    private static IEnumerable<string> Others(int count)
    {
        var random = new SplittableRandom(99);
        return Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, 10).Select(_ => Dna.Letters[random.NextInt(4)])]));
    }
}
