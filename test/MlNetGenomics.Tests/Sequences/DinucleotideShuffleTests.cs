using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class DinucleotideShuffleTests
{
    [TestMethod]
    public void Keeps_both_ends_and_every_count_of_two_neighbours()
    {
        Gen<byte[]> sequences = Gen.Choose(0, 4).Select(code => (byte)code).ArrayOf();
        Prop.ForAll(sequences.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (codes, seed) =>
        {
            byte[] shuffled = DinucleotideShuffle.Shuffle(codes, new SplittableRandom(seed));
            return shuffled.Length == codes.Length
                && (codes.Length == 0 || (shuffled[0] == codes[0] && shuffled[^1] == codes[^1]))
                && Pairs(shuffled).SequenceEqual(Pairs(codes));
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    [DataRow("AACAGATACCGA")]
    [DataRow("ACGTNANACGTCAT")]
    public void Every_sequence_with_these_counts_is_as_likely(string text)
    {
        byte[] codes = Dna.Encode(text);
        string[] all = [.. AllWith(codes).Select(c => Dna.Decode(c)).Distinct()];
        const int DrawsOfEach = 400;
        var counts = all.ToDictionary(one => one, _ => 0);
        var random = new SplittableRandom(5);
        for (int draw = 0; draw < DrawsOfEach * all.Length; draw++)
            counts[Dna.Decode(DinucleotideShuffle.Shuffle(codes, random))]++;
        // Chi-squared with n - 1 degrees of freedom has mean n - 1 and variance 2 (n - 1).
        double chi = counts.Values.Sum(count => Math.Pow(count - DrawsOfEach, 2) / DrawsOfEach);
        double freedom = all.Length - 1;
        Assert.IsGreaterThan(10, all.Length);
        Assert.IsLessThan(4 * Math.Sqrt(2 * freedom), Math.Abs(chi - freedom), $"{chi} with {freedom} degrees of freedom");
    }

    [TestMethod]
    public void Equal_seeds_give_equal_sequences()
    {
        byte[] codes = Dna.Encode(string.Concat(Enumerable.Repeat("ACGGTTACAG", 20)));
        byte[] first = DinucleotideShuffle.Shuffle(codes, new SplittableRandom(1));
        CollectionAssert.AreEqual(first, DinucleotideShuffle.Shuffle(codes, new SplittableRandom(1)));
        CollectionAssert.AreNotEqual(first, DinucleotideShuffle.Shuffle(codes, new SplittableRandom(2)));
        CollectionAssert.AreNotEqual(first, codes);
    }

    private static IEnumerable<(byte, byte)> Pairs(byte[] codes) =>
        codes.Zip(codes.Skip(1)).OrderBy(pair => pair.First).ThenBy(pair => pair.Second);

    /// <summary>All sequences from the same first base with the same pairs of neighbours, by trying every next base.</summary>
    private static IEnumerable<byte[]> AllWith(byte[] codes)
    {
        var left = new int[5, 5];
        for (int i = 1; i < codes.Length; i++)
            left[codes[i - 1], codes[i]]++;
        return Extend([codes[0]]);

        IEnumerable<byte[]> Extend(byte[] start)
        {
            if (start.Length == codes.Length)
            {
                yield return start;
                yield break;
            }
            for (byte next = 0; next < 5; next++)
            {
                if (left[start[^1], next] == 0)
                    continue;
                left[start[^1], next]--;
                foreach (byte[] whole in Extend([.. start, next]))
                    yield return whole;
                left[start[^1], next]++;
            }
        }
    }
}
