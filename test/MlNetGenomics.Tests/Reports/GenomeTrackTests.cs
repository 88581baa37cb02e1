using System.Globalization;
using MlNetGenomics.Reports;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class GenomeTrackTests
{
    [TestMethod]
    public void Overlapping_bases_get_their_mean_and_lines_are_sorted()
    {
        using var track = new GenomeTrack();
        track.Add("chr2:5-7", 2, 0, [10, 20]);
        track.Add("chr10:3-6(-)", 3, 0, [1, 2, 3]);
        track.Add("chr2:4-7", 3, 0, [1, 2, 3]);
        // Only its bases 1 and 2 have scores.
        track.Add("chr10:5-9", 4, 1, [7, 8]);
        Assert.AreEqual(
            "chr10\t3\t4\t3\nchr10\t4\t5\t2\nchr10\t5\t6\t1\nchr10\t6\t7\t7\nchr10\t7\t8\t8\n"
            + "chr2\t4\t5\t1\nchr2\t5\t6\t6\nchr2\t6\t7\t11.5\n", Text(track));
    }

    [TestMethod]
    public void Any_order_gives_the_means_of_a_table()
    {
        var random = new SplittableRandom(9);
        using var track = new GenomeTrack();
        var all = new List<(string Chromosome, int Position, float Score)>();
        for (int i = 0; i < 300; i++)
        {
            string chromosome = $"chr{random.NextInt(3) + 1}";
            int start = random.NextInt(2000), length = random.NextInt(40) + 1;
            bool isReverse = random.NextInt(2) == 0;
            // Whole numbers: their sums do not depend on the order.
            float[] scores = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextInt(100))];
            track.Add($"{chromosome}:{start}-{start + length}({(isReverse ? '-' : '+')})", length, 0, scores);
            for (int at = 0; at < length; at++)
                all.Add((chromosome, isReverse ? start + length - 1 - at : start + at, scores[at]));
        }
        string[] expected =
        [
            .. all.GroupBy(one => (one.Chromosome, one.Position)).OrderBy(group => group.Key.Chromosome, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Position).Select(group => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group.Key.Chromosome}\t{group.Key.Position}\t{group.Key.Position + 1}\t{(float)group.Average(one => (double)one.Score)}"))
        ];
        CollectionAssert.AreEqual(expected, Text(track).TrimEnd('\n').Split('\n'));
    }

    [TestMethod]
    public void A_name_that_does_not_say_where_is_refused()
    {
        using var track = new GenomeTrack();
        Assert.ThrowsExactly<GenomicsException>(() => track.Add("peak1", 2, 0, [1, 2]));
        Assert.ThrowsExactly<GenomicsException>(() => track.Add("chr1:1-4", 2, 0, [1, 2]));
    }

    private static string Text(GenomeTrack track)
    {
        var writer = new StringWriter();
        track.Write(writer);
        return writer.ToString();
    }
}
