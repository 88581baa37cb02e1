using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.NeuronMotif.Syntax;

namespace MlNetGenomics.Tests.NeuronMotif.Footprints;

[TestClass]
public sealed class NeuronFootprintsTests
{
    private const string Word = "TGACTCACG";

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Counts_are_those_of_a_loop_over_every_base_of_every_site(long seed)
    {
        const int Flank = 12;
        var random = new SplittableRandom(seed);
        FootprintNeuron[] neurons = [.. Enumerable.Range(0, 3).Select(n => new FootprintNeuron($"n{n}", n,
        [
            .. Enumerable.Range(0, 60).Select(_ =>
            {
                long start = 20 + random.NextInt(400);
                var place = new GenomicInterval(random.NextInt(2) == 0 ? "chr1" : "chr2", start, start + 5 + n)
                {
                    IsReverse = random.NextInt(2) == 0,
                };
                return new NeuronSite(place, new byte[5 + n], 1);
            }),
        ]))];
        CutRecord[] cuts = [.. Enumerable.Range(0, 200).Select(i =>
        {
            long start = random.NextInt(450);
            return new CutRecord($"chr{1 + random.NextInt(3)}", start, start + 1 + random.NextInt(i % 4 == 0 ? 60 : 2), random.NextInt(4), i + 1);
        })];
        IReadOnlyList<NeuronFootprint> footprints =
            NeuronFootprints.Make(neurons, ("cuts", cuts), new FootprintSettings { Flank = Flank });
        for (int n = 0; n < neurons.Length; n++)
        {
            var expected = new double[2 * Flank + 1];
            foreach (NeuronSite site in neurons[n].Sites)
            {
                for (int position = -Flank; position <= Flank; position++)
                {
                    // Position 0 is base floor(width / 2) of the site as it is read.
                    long offset = site.Place.Length / 2 + position;
                    long at = site.Place.IsReverse ? site.Place.End - 1 - offset : site.Place.Start + offset;
                    expected[Flank + position] += cuts
                        .Where(cut => cut.Sequence == site.Place.Chromosome && cut.Start <= at && at < cut.End).Sum(cut => cut.Count);
                }
            }
            CollectionAssert.AreEqual(expected, footprints[n].Cuts!.ToArray());
            Assert.AreEqual(1, footprints[n].CutShares.Sum(), 1e-12);
            Assert.AreEqual(expected[3] / expected.Sum(), footprints[n].CutShares[3], 1e-15);
        }
    }

    [TestMethod]
    public void A_planted_footprint_is_found_base_by_base_on_either_strand()
    {
        (string genome, List<(int Start, bool IsReverse)> planted) = Plant(Word, 60, 400);
        // A cut at every base but those of a word; two at the base after it, in its direction.
        var counts = Enumerable.Repeat(1, genome.Length).ToArray();
        foreach ((int start, bool isReverse) in planted)
        {
            counts.AsSpan(start, Word.Length).Clear();
            counts[isReverse ? start - 1 : start + Word.Length] = 2;
        }
        IReadOnlyList<NeuronFootprint> footprints = Footprints(genome, counts, IupacMotif.Parse(Word, 0.97, "word"));
        NeuronFootprint footprint = footprints.Single();
        Assert.HasCount(60, footprint.Sites);
        CollectionAssert.AreEquivalent(
            planted.ToArray(),
            footprint.Sites.Select(site => ((int)site.Anchor.Start, site.Anchor.IsReverse)).ToArray());
        int half = Word.Length / 2;
        for (int position = -30; position <= 30; position++)
        {
            int each = Math.Abs(position) <= half ? 0 : position == half + 1 ? 2 : 1;
            Assert.AreEqual(60 * each, footprint.Cuts![30 + position], $"position {position}");
        }
        MotifPositions hits = footprint.Hits.Single();
        Assert.AreEqual(60, hits.SiteCount);
        // Every site is put on its own word, so that all are at 0 and none is against the direction.
        Assert.AreEqual(60, hits.Forward[30]);
        Assert.AreEqual(0, hits.Reverse[30]);
        Assert.AreEqual(60, hits.Forward.Sum() + hits.Reverse.Sum());
    }

    [TestMethod]
    public void Without_motifs_sites_are_put_by_their_middle_as_the_neuron_reads_them()
    {
        (string genome, List<(int Start, bool IsReverse)> planted) = Plant(Word, 40, 400);
        int[] counts = new int[genome.Length];
        foreach ((int start, _) in planted)
            counts[start] = 1;
        NeuronFootprint footprint = Footprints(genome, counts, null).Single();
        // The neuron sees the word with a base on either side, of which the middle is that of the word.
        Assert.AreEqual(40, footprint.Cuts![30 - Word.Length / 2]);
        Assert.AreEqual(40, footprint.TotalCuts);
        Assert.IsEmpty(footprint.Hits);
        Assert.IsTrue(footprint.Sites.All(site => site.Motif is null && !site.Anchor.IsReverse));
    }

    [TestMethod]
    public void The_other_strand_of_the_genome_gives_the_same()
    {
        (string genome, _) = Plant(Word, 30, 400);
        var random = new SplittableRandom(3);
        int[] counts = [.. Enumerable.Range(0, genome.Length).Select(_ => random.NextInt(5))];
        PositionProbabilityMatrix motif = IupacMotif.Parse(Word, 0.97, "word");
        string other = Dna.Decode(Dna.ReverseComplement(Dna.Encode(genome)));
        NeuronFootprint first = Footprints(genome, counts, motif).Single();
        NeuronFootprint second = Footprints(other, [.. counts.Reverse()], motif).Single();
        CollectionAssert.AreEqual(first.Cuts!.ToArray(), second.Cuts!.ToArray());
        CollectionAssert.AreEqual(first.Hits[0].Forward.ToArray(), second.Hits[0].Forward.ToArray());
    }

    [TestMethod]
    public void Sites_are_put_by_their_middle_where_motifs_are_only_to_be_counted()
    {
        NeuronSite[] sites =
        [
            new(new GenomicInterval("chr1", 100, 110), Dna.Encode("CCTGACTCAC"), 2),
            new(new GenomicInterval("chr1", 200, 210) { IsReverse = true }, Dna.Encode("TGACTCACCC"), 1),
        ];
        var scanner = new MotifScanner(
            [IupacMotif.Parse("TGACTCA", 0.97, "AP-1"), IupacMotif.Parse("GTGAGTC", 0.97, "x")], new ScanSettings { MaximumPValue = 1e-4 });
        NeuronFootprint footprint = NeuronFootprints.Make(
            [new FootprintNeuron("n", 0, sites) { Scanner = scanner }],
            settings: new FootprintSettings { Flank = 10, AtMotifs = false }).Single();
        // Middles: 105 and, on the reverse strand, 204. AP-1 lies at 102-109 with its middle at 105, and at 203-210 with 206.
        Assert.AreEqual(1, footprint.Hits[0].Forward[10]);
        Assert.AreEqual(1, footprint.Hits[0].Forward[10 - 2]);
        Assert.AreEqual(0, footprint.Hits[0].Reverse.Sum());
        // GACTCAC is the other on its other strand: 103-110, middle 106, and 202-209 with 205.
        Assert.AreEqual(1, footprint.Hits[1].Reverse[10 + 1]);
        Assert.AreEqual(1, footprint.Hits[1].Reverse[10 - 1]);
        Assert.AreEqual(0, footprint.Hits[1].Forward.Sum());
        Assert.IsNull(footprint.Cuts);
        Assert.IsEmpty(footprint.CutShares);
    }

    [TestMethod]
    public void Combinations_count_sites_with_all_motifs_at_valid_gaps()
    {
        // Two motifs, 2 to 6 bases apart.
        int width = 2 * HandMadeModule.A.Length + 6;
        NeuronModule[] modules = [.. new[] { 2, 4, 6 }.Select(gap => HandMadeModule.Sampled(
            $"m.{gap}", width, 10 - gap, (HandMadeModule.A, 0), (HandMadeModule.B, HandMadeModule.A.Length + gap)))];
        var syntax = NeuronSyntax.Of(modules);
        SyntaxTree tree = syntax.Trees.Single(tree => tree.Leaves.Count == 2);
        var branch = (SyntaxBranch)tree.Root;
        NeuronSite[] sites =
        [
            Site(HandMadeModule.A, branch.Gap.Least, HandMadeModule.B),
            Site(HandMadeModule.A, branch.Gap.Greatest, HandMadeModule.B),
            Site(HandMadeModule.A, branch.Gap.Greatest + 4, HandMadeModule.B),
            Site(HandMadeModule.B, 3, HandMadeModule.A),
            Site(HandMadeModule.A, 3, HandMadeModule.C),
        ];
        var scanner = new MotifScanner(syntax.Dictionary.Motifs, new ScanSettings { MaximumPValue = 1e-5 });
        MotifCombination combination = NeuronFootprints
            .Make([new FootprintNeuron("n", 0, sites) { Scanner = scanner, Trees = [tree] }]).Single().Combinations.Single();
        Assert.AreEqual(2, combination.SiteCount);
        Assert.HasCount(2, combination.Leaves);
        Assert.AreEqual(branch.Gap, combination.Gaps.Single());

        // Segments are a column wider than their motifs on each side, so the gap between them is that much less.
        static NeuronSite Site(string left, int gap, string right)
        {
            string text = "C" + left + new string('C', gap + 2 * HandMadeModule.Widening) + right;
            return new NeuronSite(new GenomicInterval("chr1", 5000, 5000 + 44), Dna.Encode(text.PadRight(44, 'C')), 1);
        }
    }

    [TestMethod]
    public void Cuts_of_other_chromosomes_or_past_an_end_are_one_clear_line()
    {
        FootprintNeuron[] neurons = [new("n", 0, [new NeuronSite(new GenomicInterval("chr1", 600, 610), new byte[10], 1)])];
        Assert.AreEqual(
            "c.bed: has no cut on the chromosomes of the sites (chr1), but on 1, 2: both must name them alike",
            Wrong(new CutRecord("1", 0, 1, 1, 1), new CutRecord("2", 0, 1, 1, 2)));
        Assert.AreEqual("c.bed: has no cut on the chromosomes of the sites (chr1), and none at all", Wrong());
        Assert.AreEqual(
            "c.bed, line 7: ends at 901, but chr1 has 900 bases",
            Wrong(new CutRecord("chr1", 0, 900, 1, 1), new CutRecord("chr1", 890, 901, 1, 7)));
        NeuronFootprint far = NeuronFootprints.Make(
            neurons, ("c", [new CutRecord("chr1", 0, 10, 1, 1)]), new FootprintSettings { Flank = 5 }).Single();
        Assert.AreEqual(0, far.TotalCuts);
        Assert.IsTrue(far.CutShares.All(double.IsNaN));
        // A neuron without sites has nothing to say, and nothing to complain about.
        Assert.AreEqual(
            0, NeuronFootprints.Make([new FootprintNeuron("n", 0, [])], ("c", [new CutRecord("1", 0, 1, 1, 1)])).Single().TotalCuts);

        string Wrong(params CutRecord[] cuts) => Assert.ThrowsExactly<GenomicsException>(() => NeuronFootprints.Make(
            neurons, ("c.bed", cuts), lengthOf: name => name == "chr1" ? 900 : null)).Message;
    }

    [TestMethod]
    [DataRow(0, 500, 0.05, "sites 0: must be 1 or more")]
    [DataRow(5, 0, 0.05, "flank 0: must be 1 to 1000000")]
    [DataRow(5, 500, 0.0, "p-value of motifs 0: must be over 0 and at most 1")]
    public void Settings_are_checked(int sites, int flank, double p, string message) => Assert.AreEqual(
        message,
        Assert.ThrowsExactly<GenomicsException>(() => NeuronFootprints.Make(
            [], settings: new FootprintSettings { SiteCount = sites, Flank = flank, MotifPValue = p })).Message);

    /// <summary>A genome of windows of some bases, all of A, T and G but for a word, on either strand, in each.</summary>
    private static (string Genome, List<(int Start, bool IsReverse)> Planted) Plant(string word, int count, int width)
    {
        var random = new SplittableRandom(8);
        // ATTTA is in neither strand of the word, nor is anything like it.
        char[] genome = [.. Enumerable.Range(0, count * width).Select(i => "ATTTA"[i % 5])];
        var planted = new List<(int, bool)>();
        for (int i = 0; i < count; i++)
        {
            int start = i * width + 100 + random.NextInt(width - 200);
            bool isReverse = i % 2 == 1;
            byte[] codes = Dna.Encode(word);
            Dna.Decode(isReverse ? Dna.ReverseComplement(codes) : codes).CopyTo(genome.AsSpan(start));
            planted.Add((start, isReverse));
        }
        return (new string(genome), planted);
    }

    /// <summary>Footprints, 30 bases to either side, of a neuron that is activated by the word on both strands.</summary>
    private static IReadOnlyList<NeuronFootprint> Footprints(string genome, int[] counts, PositionProbabilityMatrix? motif)
    {
        string word = "N" + Word + "N", reverse = "N" + Dna.Decode(Dna.ReverseComplement(Dna.Encode(Word))) + "N";
        NetworkModel model = BothStrands(word, reverse);
        var settings = new FootprintSettings { Flank = 30 };
        GenomeWindow[] windows = [.. Enumerable.Range(0, genome.Length / 400).Select(i => new GenomeWindow(
            new GenomicInterval("chr1", 400 * i, 400 * (i + 1)), Dna.Encode(genome.Substring(400 * i, 400))))];
        IReadOnlyList<NeuronSite> sites =
            NeuronSites.Find(new NeuronSlider(model, "out", [0]), windows, settings, _ => genome.Length).Single();
        MotifScanner? scanner = motif is null ? null : new MotifScanner([motif], new ScanSettings { MaximumPValue = 1e-4 });
        return NeuronFootprints.Make(
            [new FootprintNeuron("n", 0, sites) { Scanner = scanner }],
            ("cuts", counts.Select((count, i) => new CutRecord("chr1", i, i + 1, count, i + 1))),
            settings,
            _ => genome.Length);
    }

    /// <summary>A filter for each of two words, and a neuron that is activated by either, whole.</summary>
    private static NetworkModel BothStrands(string first, string second)
    {
        float[] weights = NeuronExamples.Matching(first.Replace('N', 'A'), second.Replace('N', 'A'));
        // The base on either side does not matter.
        weights.AsSpan(0, 8).Clear();
        weights.AsSpan(weights.Length - 8).Clear();
        return NeuronExamples.Model(
            new Network(
                "strands", first.Length,
                [
                    new Convolution(2, first.Length) { Name = "conv" }, NeuronExamples.Relu,
                    new Convolution(1, 1) { Name = "out" },
                ],
                ["t"]),
            ("conv", ParameterKind.Weight, weights),
            ("conv", ParameterKind.Bias, [1 - Word.Length, 1 - Word.Length]),
            ("out", ParameterKind.Weight, [1, 1]));
    }
}
