using MlNetGenomics.Interpretation.Seqlets;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Interpretation.Seqlets;

[TestClass]
public sealed class RecursiveSeqletsTests
{
    [TestMethod]
    public void Planted_spans_are_found_with_their_signs()
    {
        var random = new SplittableRandom(1);
        var tracks = new float[100][];
        for (int i = 0; i < tracks.Length; i++)
        {
            tracks[i] = Noise(200, random);
            for (int p = 0; p < 10; p++)
            {
                tracks[i][50 + i + p - 20] += 8;
                tracks[i][160 + p] -= 8;
            }
        }
        IReadOnlyList<Seqlet> found = RecursiveSeqlets.Find(tracks, new SeqletSettings { MaximumPValue = 1e-3 });
        for (int i = 0; i < tracks.Length; i++)
        {
            AssertPlanted([.. found.Where(seqlet => seqlet.Track == i && !seqlet.IsNegative)], 30 + i, tracks[i]);
            AssertPlanted([.. found.Where(seqlet => seqlet.Track == i && seqlet.IsNegative)], 160, tracks[i]);
        }

        static void AssertPlanted(Seqlet[] seqlets, int start, float[] track)
        {
            Seqlet own = seqlets.Single(seqlet => seqlet.Start < start + 10 && seqlet.End > start);
            Assert.IsLessThanOrEqualTo(2, Math.Abs(own.Start - start));
            Assert.IsLessThanOrEqualTo(2, Math.Abs(own.End - start - 10));
            Assert.AreEqual(track[own.Start..own.End].Sum(score => (double)score), own.Attribution, 1e-4);
            Assert.IsLessThan(1e-3, own.PValue);
        }
    }

    [TestMethod]
    public void Spans_of_chance_are_as_rare_as_the_p_value_says()
    {
        // Each track is one span, so that none hinders another: a binomial count, within 4.5 deviations of what is expected.
        const int Count = 20000;
        const double PValue = 0.01;
        var random = new SplittableRandom(2);
        float[][] tracks = [.. Enumerable.Range(0, Count).Select(_ => Noise(4, random))];
        var settings = new SeqletSettings { MaximumPValue = PValue, MinimumLength = 4, MaximumLength = 4 };
        IReadOnlyList<Seqlet> found = RecursiveSeqlets.Find(tracks, settings);
        double deviation = Math.Sqrt(Count * PValue * (1 - PValue));
        foreach (bool isNegative in new[] { false, true })
            Assert.AreEqual(Count * PValue, found.Count(seqlet => seqlet.IsNegative == isNegative), 4.5 * deviation);
    }

    [TestMethod]
    public void Is_what_the_definition_says()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new SplittableRandom(seed);
            // Seven whole numbers, so that nothing is rounded and all sums of draws can be gone through.
            float[][] tracks = [.. Enumerable.Range(0, 1 + random.NextInt(4)).Select(
                _ => Enumerable.Range(0, random.NextInt(30)).Select(_ => (float)(random.NextInt(4) + random.NextInt(4) - 3)).ToArray())];
            tracks = [.. tracks, [-3, 3]];
            var settings = new SeqletSettings
            {
                MaximumPValue = 0.05 + 0.5 * random.NextDouble(),
                MinimumLength = 1 + random.NextInt(2),
                MaximumLength = 2 + random.NextInt(3),
                Bins = 7,
            };
            IReadOnlyList<Seqlet> found = RecursiveSeqlets.Find(tracks, settings);
            List<Seqlet> expected = NaiveSeqlets.Find(tracks, settings);
            Assert.HasCount(expected.Count, found);
            for (int i = 0; i < found.Count; i++)
            {
                Assert.AreEqual(expected[i] with { PValue = 0 }, found[i] with { PValue = 0 });
                Assert.AreEqual(expected[i].PValue, found[i].PValue, 1e-12);
            }
        }
    }

    [TestMethod]
    public void Order_scale_and_threads_do_not_matter_and_signs_swap()
    {
        var random = new SplittableRandom(3);
        float[][] tracks = [.. Enumerable.Range(0, 20).Select(_ => Noise(20 + random.NextInt(80), random))];
        var settings = new SeqletSettings { MaximumPValue = 0.1 };
        IReadOnlyList<Seqlet> expected = RecursiveSeqlets.Find(tracks, settings, threads: 1);
        Assert.IsGreaterThan(20, expected.Count);
        CollectionAssert.AreEqual(expected.ToList(), RecursiveSeqlets.Find(tracks, settings, threads: 5).ToList());
        IReadOnlyList<Seqlet> backward = RecursiveSeqlets.Find([.. tracks.Reverse()], settings);
        CollectionAssert.AreEquivalent(
            expected.ToList(), backward.Select(seqlet => seqlet with { Track = tracks.Length - 1 - seqlet.Track }).ToList());
        IReadOnlyList<Seqlet> scaled = RecursiveSeqlets.Find([.. tracks.Select(track => track.Select(score => 4 * score).ToArray())], settings);
        CollectionAssert.AreEqual(expected.Select(seqlet => seqlet with { Attribution = 4 * seqlet.Attribution }).ToList(), scaled.ToList());
    }

    [TestMethod]
    public void Positive_and_negative_ones_swap_with_the_signs()
    {
        // Steps of 1/4 from -8 to 8, so that a score and its negative are rounded alike.
        var random = new SplittableRandom(4);
        float[][] tracks = [.. Enumerable.Range(0, 20).Select(
            _ => Noise(100, random).Select(score => (float)Math.Round(4 * Math.Clamp(2 * score, -8, 8)) / 4).ToArray()), [-8, 8]];
        var settings = new SeqletSettings { MaximumPValue = 0.1, Bins = 65 };
        IReadOnlyList<Seqlet> found = RecursiveSeqlets.Find(tracks, settings);
        IReadOnlyList<Seqlet> swapped = RecursiveSeqlets.Find([.. tracks.Select(track => track.Select(score => -score).ToArray())], settings);
        Assert.IsTrue(found.Any(seqlet => seqlet.IsNegative) && found.Any(seqlet => !seqlet.IsNegative));
        CollectionAssert.AreEquivalent(
            found.ToList(), swapped.Select(seqlet => seqlet with { Attribution = -seqlet.Attribution }).ToList());
    }

    [TestMethod]
    public void A_track_of_positive_scores_has_no_negative_seqlets()
    {
        var random = new SplittableRandom(5);
        float[][] tracks = [.. Enumerable.Range(0, 50).Select(_ => Noise(100, random).Select(Math.Abs).ToArray())];
        IReadOnlyList<Seqlet> found = RecursiveSeqlets.Find(tracks, new SeqletSettings { MaximumPValue = 0.2 });
        Assert.IsNotEmpty(found);
        Assert.IsFalse(found.Any(seqlet => seqlet.IsNegative));
    }

    [TestMethod]
    public void Nothing_stands_out_where_all_scores_are_one()
    {
        Assert.IsEmpty(RecursiveSeqlets.Find([]));
        Assert.IsEmpty(RecursiveSeqlets.Find([[]]));
        Assert.IsEmpty(RecursiveSeqlets.Find([[1, 1, 1, 1, 1, 1], [1, 1]], new SeqletSettings { MaximumPValue = 1 }));
    }

    [TestMethod]
    public void Settings_are_checked()
    {
        AssertError("p-value 0: must be over 0 and at most 1", new SeqletSettings { MaximumPValue = 0 });
        AssertError("p-value 1.5: must be over 0 and at most 1", new SeqletSettings { MaximumPValue = 1.5 });
        AssertError("p-value NaN: must be over 0 and at most 1", new SeqletSettings { MaximumPValue = double.NaN });
        AssertError("least length 0: must be 1 or more", new SeqletSettings { MinimumLength = 0 });
        AssertError("greatest length 3: must be the least, 4, or more", new SeqletSettings { MaximumLength = 3 });
        AssertError("bins 1: must be 2 or more", new SeqletSettings { Bins = 1 });
        AssertError("bins 1000: must be 2 or more", new SeqletSettings { MaximumLength = 20_000 });

        static void AssertError(string expected, SeqletSettings settings) => Assert.StartsWith(
            expected, Assert.ThrowsExactly<GenomicsException>(() => RecursiveSeqlets.Find([[1, 2]], settings)).Message);
    }

    private static float[] Noise(int length, SplittableRandom random) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
}
