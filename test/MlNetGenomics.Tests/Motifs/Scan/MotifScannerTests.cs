using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Motifs.Scan;

[TestClass]
public class MotifScannerTests
{
    private static readonly PositionProbabilityMatrix[] Motifs = RandomMotifs.Make(12, 5, 16, seed: 1);

    [TestMethod]
    public void A_planted_site_is_found_on_either_strand()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("TGACGTCATTGC", 0.97, name: "m");
        var sequences = SequenceSet.FromStrings(["AAAAACCCCCTGACGTCATTGCAAAA", "CCGCAATGACGTCAGGGGG", "ACGTACGTNTGACGTCATTGC"], ["a", "b", "c"]);
        IReadOnlyList<MotifHit> hits = new MotifScanner([motif]).Scan(sequences).Hits;
        Assert.HasCount(3, hits);
        Assert.AreEqual(("a", 0, 10, 22, false), (hits[0].SequenceName, hits[0].SequenceIndex, hits[0].Start, hits[0].End, hits[0].IsReverse));
        Assert.AreEqual(("b", 1, 2, true), (hits[1].SequenceName, hits[1].SequenceIndex, hits[1].Start, hits[1].IsReverse));
        Assert.AreEqual(("c", 9, false), (hits[2].SequenceName, hits[2].Start, hits[2].IsReverse));
        foreach (MotifHit hit in hits)
        {
            Assert.AreEqual("TGACGTCATTGC", hit.Site);
            Assert.AreEqual(Math.Pow(0.25, 12), hit.PValue, 1e-20);
        }
        IReadOnlyList<MotifHit> forward = new MotifScanner([motif], new ScanSettings { BothStrands = false }).Scan(sequences).Hits;
        CollectionAssert.AreEqual(new[] { "a", "c" }, forward.Select(hit => hit.SequenceName).ToArray());
    }

    [TestMethod]
    public void Hits_are_all_windows_below_the_threshold()
    {
        SequenceSet sequences = RandomSequences(seed: 2, 5, 10, 60, 3000, 17);
        var scanner = new MotifScanner(Motifs, new ScanSettings { MaximumPValue = 0.01 });
        ScanResult result = scanner.Scan(sequences, threads: 2);
        var expected = new List<(int, int, int, bool, double)>();
        var windows = new long[Motifs.Length];
        for (int sequence = 0; sequence < sequences.Count; sequence++)
        {
            for (int start = 0; start < sequences[sequence].Length; start++)
            {
                for (int motif = 0; motif < Motifs.Length; motif++)
                {
                    if (start + Motifs[motif].Width > sequences[sequence].Length)
                        continue;
                    ReadOnlySpan<byte> site = sequences[sequence].Slice(start, Motifs[motif].Width);
                    if (site.Contains(Dna.N))
                        continue;
                    windows[motif] += 2;
                    double forward = scanner.Scores[motif].PValue(scanner.Scores[motif].Of(site));
                    double reverse = scanner.Scores[motif].PValue(scanner.Scores[motif].Of(Dna.ReverseComplement(site)));
                    if (forward < 0.01)
                        expected.Add((sequence, start, motif, false, forward));
                    if (reverse < 0.01)
                        expected.Add((sequence, start, motif, true, reverse));
                }
            }
        }
        CollectionAssert.AreEqual(expected, result.Hits.Select(hit => (hit.SequenceIndex, hit.Start, hit.MotifIndex, hit.IsReverse, hit.PValue)).ToArray());
        Assert.IsGreaterThan(300, expected.Count);
        CollectionAssert.AreEqual(windows, result.Summary.WindowCounts.ToArray());
        Assert.AreEqual((5, 3092L, 3000), (result.Summary.SequenceCount, result.Summary.BaseCount, result.Summary.LongestSequence));

        // q-values by definition, motif by motif.
        foreach (IGrouping<int, MotifHit> ofMotif in result.Hits.GroupBy(hit => hit.MotifIndex))
        {
            foreach (MotifHit hit in ofMotif)
            {
                double q = Math.Min(1, ofMotif.Where(other => other.PValue >= hit.PValue)
                    .Min(other => other.PValue * windows[ofMotif.Key] / ofMotif.Count(third => third.PValue <= other.PValue)));
                Assert.AreEqual(q, hit.QValue, 1e-12);
            }
        }
        double median = result.Hits.Select(hit => hit.QValue).Order().ElementAt(result.Hits.Count / 2);
        ScanResult sure = new MotifScanner(Motifs, new ScanSettings { MaximumPValue = 0.01, MaximumQValue = median }).Scan(sequences);
        CollectionAssert.AreEqual(result.Hits.Where(hit => hit.QValue <= median).ToArray(), sure.Hits.ToArray());
    }

    [TestMethod]
    public void Files_sets_streams_and_threads_agree()
    {
        SequenceSet sequences = RandomSequences(seed: 3, 40_000, 100, 20_000, 16_384, 33, 5);
        var text = new StringWriter();
        FastaWriter.Write(text, sequences);
        var scanner = new MotifScanner(Motifs, new ScanSettings { MaximumPValue = 0.001 });
        MotifHit[] expected = [.. scanner.Scan(sequences, threads: 1).Hits];
        Assert.IsGreaterThan(500, expected.Length);
        CollectionAssert.AreEqual(expected, scanner.Scan(sequences, threads: 5).Hits.ToArray());
        using var fasta = new FastaReader(new MemoryStream(Encoding.ASCII.GetBytes(text.ToString())), "x.fa");
        CollectionAssert.AreEqual(expected, scanner.Scan(fasta, threads: 3).Hits.ToArray());
        var streamed = new List<MotifHit>();
        ScanSummary summary = scanner.ScanEach(sequences, streamed.Add);
        CollectionAssert.AreEqual(expected.Select(hit => hit with { QValue = double.NaN }).ToArray(), streamed);
        Assert.AreEqual(sequences.Count, summary.SequenceCount);
    }

    [TestMethod]
    public void The_other_strand_has_the_same_hits()
    {
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), seed =>
        {
            SequenceSet sequences = RandomSequences(seed, 300);
            byte[] turned = Dna.ReverseComplement(sequences[0]);
            var builder = new SequenceSetBuilder();
            builder.Add(sequences.Names[0], turned);
            // A background that differs between the strands is evened out.
            var scanner = new MotifScanner(Motifs, new ScanSettings { MaximumPValue = 0.01, Background = new BaseBackground(0.4, 0.3, 0.1, 0.2) });
            var one = scanner.Scan(sequences, 1).Hits.Select(hit => (hit.MotifIndex, hit.Start, hit.IsReverse, hit.PValue, hit.Site)).ToHashSet();
            var other = scanner.Scan(builder.Build(), 1).Hits.Select(hit => (hit.MotifIndex, turned.Length - hit.End, !hit.IsReverse, hit.PValue, hit.Site)).ToHashSet();
            return one.SetEquals(other);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Best_scores_are_the_greatest_sums_of_weights()
    {
        SequenceSet sequences = RandomSequences(seed: 4, 16, 50, 300, 17);
        foreach (bool bothStrands in new[] { true, false })
        {
            PositionProbabilityMatrix[] motifs = RandomMotifs.Make(40, 6, 16, seed: 5);
            var scanner = new MotifScanner(motifs, new ScanSettings { BothStrands = bothStrands });
            MotifScores best = scanner.BestScores(sequences, threads: 2);
            for (int sequence = 0; sequence < sequences.Count; sequence++)
            {
                for (int motif = 0; motif < motifs.Length; motif++)
                {
                    byte[] forward = sequences[sequence].ToArray(), reverse = Dna.ReverseComplement(forward);
                    PositionWeightMatrix weights = scanner.Scores[motif].Weights;
                    double expected = Enumerable.Range(0, forward.Length - weights.Width + 1)
                        .Max(start => Math.Max(Sum(weights, forward, start), bothStrands ? Sum(weights, reverse, start) : double.MinValue));
                    Assert.AreEqual(expected, best.Scores(sequence)[motif], 1e-4);
                    MotifSite site = best.Site(sequence, motif)!.Value;
                    int place = site.IsReverse ? forward.Length - weights.Width - site.Start : site.Start;
                    Assert.AreEqual(expected, Sum(weights, site.IsReverse ? reverse : forward, place), 1e-4);
                }
            }
        }
    }

    [TestMethod]
    public void What_cannot_be_scanned()
    {
        SequenceSet sequences = SequenceSet.FromStrings(["ACGTACG", "ACG"], ["long", "short"]);
        PositionProbabilityMatrix narrow = IupacMotif.Parse("ACGT", name: "narrow"), wide = IupacMotif.Parse("ACGTACGTAC", name: "wide");
        Assert.AreEqual("there are no motifs to scan for", Assert.ThrowsExactly<GenomicsException>(() => new MotifScanner([])).Message);
        Assert.AreEqual(
            "the longest sequence, long, has 7 bases, fewer than any motif has positions: wide, the narrowest, has 10",
            Assert.ThrowsExactly<GenomicsException>(() => new MotifScanner([wide]).Scan(sequences)).Message);
        // One that is too wide among others has no window, and changes nothing for them.
        ScanSettings all = new() { MaximumPValue = 1 };
        ScanResult both = new MotifScanner([narrow, wide], all).Scan(sequences), alone = new MotifScanner([narrow], all).Scan(sequences);
        CollectionAssert.AreEqual(new long[] { 8, 0 }, both.Summary.WindowCounts.ToArray());
        Assert.AreEqual((7, "long"), (both.Summary.LongestSequence, both.Summary.LongestName));
        CollectionAssert.AreEqual(alone.Hits.ToArray(), both.Hits.ToArray());
        // One that is too short among others has no window.
        Assert.AreEqual(8, new MotifScanner([narrow]).Scan(sequences).Summary.WindowCounts[0]);
        Assert.AreEqual(
            "sequence short has 3 bases, motif narrow has 4 positions",
            Assert.ThrowsExactly<GenomicsException>(() => new MotifScanner([narrow]).BestScores(sequences)).Message);
        Assert.AreEqual(
            "more than 2 hits with p < 1: a smaller threshold, fewer motifs, or a scan without q-values is needed",
            Assert.ThrowsExactly<GenomicsException>(() => new MotifScanner([narrow], new ScanSettings { MaximumPValue = 1, MaximumHits = 2 }).Scan(sequences)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MotifScanner([narrow], new ScanSettings { MaximumPValue = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MotifScanner([narrow], new ScanSettings { Pseudocount = -1 }));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new MotifScanner([narrow]).Scan(sequences, cancellation: cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => new MotifScanner([narrow]).BestScores(SequenceSet.FromStrings(["ACGTACG"]), cancellation: cancelled.Token));
    }

    [TestMethod]
    public void Hits_know_their_place_in_the_genome()
    {
        // The same stretch of a genome, cut out in three ways, has its sites at the same places.
        const string Genome = "CCCCCCCTGAGGTCAGGTTTTTTGACCTTTTTTAAAAAAAAGGTCACC";
        PositionProbabilityMatrix[] motifs = [IupacMotif.Parse("TGAGGTCAGG", name: "a"), IupacMotif.Parse("TTGACCTTT", name: "b")];
        SequenceSet cut = SequenceSet.FromStrings(
            [Genome, Genome[5..], Dna.Decode(Dna.ReverseComplement(Dna.Encode(Genome).AsSpan(0, 40)))],
            [$"chr1:1000-{1000 + Genome.Length}", $"x::chr1:1005-{1000 + Genome.Length}(+)", "chr1:1000-1040(-)"]);
        ScanResult result = new MotifScanner(motifs, new ScanSettings { IsGenomic = true, MaximumPValue = 1e-5 }).Scan(cut);
        foreach (int sequence in new[] { 0, 1, 2 })
        {
            MotifHit[] hits = [.. result.Hits.Where(hit => hit.SequenceIndex == sequence).OrderBy(hit => hit.Genome!.Value.Start)];
            CollectionAssert.AreEqual(
                new[] { new GenomicInterval("chr1", 1007, 1017), new GenomicInterval("chr1", 1021, 1030) },
                hits.Select(hit => hit.Genome!.Value).ToArray());
            Assert.IsTrue(hits.All(hit => hit.IsReverse == (sequence == 2)));
        }
        Assert.IsTrue(new MotifScanner(motifs).Scan(cut).Hits.All(hit => hit.Genome is null));
        foreach ((string name, string message) in new[]
        {
            ("peak1", "sequence peak1: the name does not say where it lies, chr:start-end is expected"),
            ("chr1:5-9", "sequence chr1:5-9 has 12 bases, its name says 4"),
        })
        {
            SequenceSet bad = SequenceSet.FromStrings(["ACGTACGTACGT"], [name]);
            Assert.AreEqual(
                message,
                Assert.ThrowsExactly<GenomicsException>(() => new MotifScanner(motifs, new ScanSettings { IsGenomic = true }).Scan(bad)).Message);
        }
    }

    [TestMethod]
    public void A_motif_too_short_for_the_threshold_has_no_hits()
    {
        ScanResult result = new MotifScanner([IupacMotif.Parse("ACGT")]).Scan(SequenceSet.FromStrings(["ACGTACGTACGT"]));
        Assert.IsEmpty(result.Hits);
        Assert.AreEqual(18, result.Summary.WindowCounts[0]);
    }

    private static double Sum(PositionWeightMatrix weights, byte[] codes, int start) =>
        Enumerable.Range(0, weights.Width).Sum(i => codes[start + i] == Dna.N ? 0 : weights[i, codes[start + i]]);

    /// <summary>Sequences of given lengths with an N here and there.</summary>
    private static SequenceSet RandomSequences(long seed, params int[] lengths)
    {
        var random = new SplittableRandom(seed);
        var builder = new SequenceSetBuilder();
        foreach (int length in lengths)
            builder.Add($"s{builder.Count}", [.. Enumerable.Range(0, length).Select(_ => (byte)(random.NextInt(150) == 0 ? 4 : random.NextInt(4)))]);
        return builder.Build();
    }
}
