using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Motifs.Scan;

[TestClass]
public class MotifSiteFinderTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_fast_filter_misses_nothing(bool bothStrands)
    {
        int found = 0;
        for (int seed = 1; seed <= 120; seed++)
        {
            var random = new SplittableRandom(seed);
            int width = 1 + random.NextInt(30);
            PositionProbabilityMatrix motif = RandomMotifs.Make("m", width, random);
            double pValue = seed % 10 == 0 ? 1 : Math.Pow(10, -5 * random.NextDouble());
            var finder = new MotifSiteFinder(new SiteScores(new PositionWeightMatrix(motif)), pValue, bothStrands);
            byte[] codes = [.. Enumerable.Range(0, width + random.NextInt(2000)).Select(_ => (byte)(random.NextInt(60) == 0 ? 4 : random.NextInt(4)))];
            var words = new byte[codes.Length + finder.Padding];
            // What lies behind the sequence is not read.
            words.AsSpan().Fill((byte)random.NextInt(16));
            SiteFilter.FillWords(codes, words);
            List<FoundSite> fast = [], plain = [];
            finder.Find(codes, words, codes.Length - width + 1, fast);
            finder.FindPlainly(codes, codes.Length - width + 1, plain);
            CollectionAssert.AreEqual(plain, fast, $"seed {seed}");
            found += fast.Count;
        }
        Assert.IsGreaterThan(1000, found);
    }

    [TestMethod]
    public void Words_are_pairs_of_bases()
    {
        var random = new SplittableRandom(1);
        foreach (int length in new[] { 1, 2, 31, 32, 33, 34, 64, 65, 200 })
        {
            byte[] codes = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(5))];
            var words = new byte[length];
            SiteFilter.FillWords(codes, words);
            for (int i = 0; i < length; i++)
                Assert.AreEqual(4 * (codes[i] % 4) + (i + 1 < length ? codes[i + 1] % 4 : 0), words[i]);
        }
    }
}
