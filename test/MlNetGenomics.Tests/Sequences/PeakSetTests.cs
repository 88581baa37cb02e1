using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class PeakSetTests
{
    private static readonly SequenceSet First = Peaks(
        ("chr1:100-108", "ACGTACGT"), ("chr1:200-208", "AACCGGTT"), ("chr2:100-108", "ACGGGTCA"));

    private static readonly SequenceSet Second = Peaks(
        ("chr1:103-111", "TACGTGCA"), ("chr1:204-212", "GGTTTCAA"), ("chr2:100-108", "ACGGGTCA"), ("chr3:7-15", "CATGCATG"));

    [TestMethod]
    public void A_peak_is_labelled_by_name_and_by_more_than_half_of_its_bases()
    {
        PeakSet set = PeakSet.Of([("one", First), ("two", Second)], 0, 0);
        CollectionAssert.AreEqual(
            new[] { "chr1:100-108", "chr1:200-208", "chr2:100-108", "chr1:103-111", "chr1:204-212", "chr3:7-15" },
            set.Sequences.Names.ToArray());
        // 100-108 and 103-111 share 5 of 8 bases; 200-208 and 204-212 share 4.
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 1, 0, 0 }, set.Labels[0]);
        CollectionAssert.AreEqual(new float[] { 1, 0, 1, 1, 1, 1 }, set.Labels[1]);
    }

    [TestMethod]
    public void Shuffles_are_of_each_peak_and_bound_by_none()
    {
        PeakSet set = PeakSet.Of([("one", First), ("two", Second)], 2, 3);
        Assert.AreEqual(18, set.Sequences.Count);
        for (int i = 0; i < 12; i++)
        {
            int peak = i % 6;
            Assert.AreEqual(
                (i < 6 ? "shuffled::" : "shuffled2::") + set.Sequences.Names[peak], set.Sequences.Names[6 + i]);
            CollectionAssert.AreEqual(Pairs(set.Sequences.Text(peak)), Pairs(set.Sequences.Text(6 + i)));
            Assert.AreEqual(0f, set.Labels[0][6 + i] + set.Labels[1][6 + i]);
            Assert.IsTrue(GenomicInterval.TryParse(set.Sequences.Names[6 + i], out GenomicInterval interval));
            Assert.IsTrue(GenomicInterval.TryParse(set.Sequences.Names[peak], out GenomicInterval own));
            Assert.AreEqual(own, interval);
        }
    }

    [TestMethod]
    public void Overlap_is_that_of_trying_every_interval()
    {
        var random = new SplittableRandom(2);
        GenomicInterval[] all = [.. Enumerable.Range(0, 200).Select(_ => Draw())];
        var index = new GenomicIntervalIndex(all);
        for (int i = 0; i < 500; i++)
        {
            GenomicInterval asked = Draw();
            long expected = all.Where(one => one.Chromosome == asked.Chromosome)
                .Max(one => Math.Max(0, Math.Min(one.End, asked.End) - Math.Max(one.Start, asked.Start)));
            Assert.AreEqual(expected, index.GreatestOverlap(asked));
        }

        GenomicInterval Draw()
        {
            int start = random.NextInt(3000);
            return new GenomicInterval($"chr{random.NextInt(3)}", start, start + 1 + random.NextInt(40));
        }
    }

    [TestMethod]
    public void Refuses_what_makes_no_set()
    {
        foreach ((string expected, Func<PeakSet> make) in new (string, Func<PeakSet>)[]
        {
            ("peaks of at least one factor are needed", () => PeakSet.Of([], 1, 0)),
            ("factor one is there twice", () => PeakSet.Of([("one", First), ("one", Second)], 1, 0)),
            ("sequence chr9:1-3 (record 4) has 2 bases", () => PeakSet.Of([("one", First), ("two", Peaks(("chr9:1-3", "AC")))], 1, 0)),
        })
        {
            Assert.StartsWith(expected, Assert.ThrowsExactly<GenomicsException>(() => make()).Message);
        }
    }

    private static string[] Pairs(string text) =>
        [.. Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2)).Order()];

    private static SequenceSet Peaks(params (string Name, string Text)[] peaks) =>
        SequenceSet.FromStrings([.. peaks.Select(peak => peak.Text)], [.. peaks.Select(peak => peak.Name)]);
}
