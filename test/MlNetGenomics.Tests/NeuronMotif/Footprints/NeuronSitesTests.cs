using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.NeuronMotif.Footprints;

[TestClass]
public sealed class NeuronSitesTests
{
    private const string Word = "TGACTCAC";

    // A match of eight counts 8, of seven 6, and so on down to 2 for five.
    private static readonly NetworkModel Model = NeuronExamples.Word(Word, bias: 0);

    [TestMethod]
    public void The_best_stretch_of_each_window_counts_and_the_best_windows()
    {
        var random = new SplittableRandom(1);
        GenomeWindow[] windows = [.. Enumerable.Range(0, 300).Select(i =>
        {
            byte[] codes = [.. Enumerable.Range(0, 40 + i % 7).Select(_ => (byte)random.NextInt(4))];
            return new GenomeWindow(new GenomicInterval("chr1", 1000 * i + 500, 1000 * i + 500 + codes.Length) { IsReverse = i % 3 == 0 }, codes);
        })];
        var settings = new FootprintSettings { SiteCount = 40, Flank = 20 };
        IReadOnlyList<NeuronSite> sites =
            NeuronSites.Find(new NeuronSlider(Model, "activation1", [0]), windows, settings).Single();

        // The same, window by window and stretch by stretch.
        byte[] word = Dna.Encode(Word);
        var expected = windows
            .Select((window, i) =>
            {
                var best = Enumerable.Range(0, window.Codes.Length - Word.Length + 1)
                    .Select(start => (Start: start, Value: word.Select((code, k) => window.Codes[start + k] == code ? 1 : -1).Sum()))
                    .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Start).First();
                return (Window: window, Order: i, best.Start, best.Value);
            })
            .OrderByDescending(item => item.Value).ThenBy(item => item.Order).Take(40).ToArray();
        CollectionAssert.AreEqual(
            expected.Select(item => (float)item.Value).ToArray(), sites.Select(site => site.Activation).ToArray());
        CollectionAssert.AreEqual(
            expected.Select(item => item.Window.Place.Part(item.Start, item.Start + Word.Length)).ToArray(),
            sites.Select(site => site.Place).ToArray());
        CollectionAssert.AreEqual(
            expected.Select(item => Dna.Decode(item.Window.Codes.AsSpan(item.Start, Word.Length))).ToArray(),
            sites.Select(site => Dna.Decode(site.Codes)).ToArray());
    }

    [TestMethod]
    public void What_is_around_a_site_lies_on_the_chromosome()
    {
        // The word at 30, at 100, and at the end: 192 to 200 of 200 bases.
        byte[] codes = Dna.Encode(new string('A', 200));
        foreach (int start in (int[])[30, 100, 192])
            Dna.Encode(Word).CopyTo(codes.AsSpan(start));
        GenomeWindow[] windows =
        [
            new(new GenomicInterval("chr1", 0, 60), codes[..60]),
            new(new GenomicInterval("chr1", 60, 140), codes[60..140]),
            new(new GenomicInterval("chr1", 140, 200), codes[140..]),
        ];
        CollectionAssert.AreEqual(new long[] { 30, 100, 192 }, Starts(30, null));
        CollectionAssert.AreEqual(new long[] { 30, 100 }, Starts(30, 200));
        CollectionAssert.AreEqual(new long[] { 100 }, Starts(31, 200));
        // A site that starts elsewhere takes its place, where there is one: with 2 bases, all of them A but for the word.
        Assert.IsEmpty(Starts(101, 200));

        long[] Starts(int flank, long? length) =>
        [
            .. NeuronSites.Find(
                new NeuronSlider(Model, "activation1", [0]), windows, new FootprintSettings { Flank = flank }, _ => length)
                .Single().Where(site => site.Activation == 8).Select(site => site.Place.Start).Order(),
        ];
    }

    [TestMethod]
    public void Windows_that_overlap_give_a_site_once_and_a_silent_neuron_none()
    {
        byte[] codes = Dna.Encode(new string('A', 100));
        Dna.Encode(Word).CopyTo(codes.AsSpan(40));
        GenomeWindow[] windows = [.. new[] { 0, 10, 20 }.Select(
            start => new GenomeWindow(new GenomicInterval("chr1", 1000 + start, 1000 + start + 60), codes[start..(start + 60)]))];
        var progress = new List<int>();
        NeuronSite site = NeuronSites.Find(
            new NeuronSlider(Model, "activation1", [0]), windows, new FootprintSettings(), progress: new Reports(progress))
            .Single().Single();
        Assert.AreEqual(new GenomicInterval("chr1", 1040, 1048), site.Place);
        CollectionAssert.AreEqual(new[] { 3 }, progress);
        NetworkModel silent = NeuronExamples.Word(Word, bias: -8);
        Assert.IsEmpty(
            NeuronSites.Find(new NeuronSlider(silent, "activation1", [0]), windows, new FootprintSettings()).Single());
        // None is as long as a neuron sees.
        GenomeWindow[] small = [new(new GenomicInterval("chr1", 1000, 1004), codes[40..44])];
        Assert.IsEmpty(NeuronSites.Find(new NeuronSlider(Model, "activation1", [0]), small, new FootprintSettings()).Single());
    }

    [TestMethod]
    public void Windows_come_from_names_or_from_regions_of_a_genome()
    {
        using var folder = new TemporaryFolder();
        string genome = folder.Write("genome.fa", ">chr1\nACGTACGTAC\nGTTTT\n>chr2\nGGGG\n");
        string regions = folder.Write("regions.bed", "chr1\t8\t13\nchr2\t0\t4\n");
        string named = folder.Write("named.fa", ">chr1:8-13\nACGTT\n>chr2:0-4(-)\nCCCC\n");
        using IndexedFasta fasta = IndexedFasta.Open(genome);
        GenomeWindow[] fromGenome = [.. FootprintWindows.OfRegions(fasta, BedReader.Read(regions), "regions.bed")];
        CollectionAssert.AreEqual(new[] { "ACGTT", "GGGG" }, fromGenome.Select(window => Dna.Decode(window.Codes)).ToArray());
        using FastaReader reader = FastaReader.Open(named);
        GenomeWindow[] fromNames = [.. FootprintWindows.OfFasta(reader)];
        Assert.AreEqual(fromGenome[0].Place, fromNames[0].Place);
        Assert.IsTrue(fromNames[1].Place.IsReverse);
        Assert.AreEqual(15, fasta.LengthOf("chr1"));
        Assert.IsNull(fasta.LengthOf("chr3"));

        Assert.AreEqual("r, line 2: ends at 16, but chr1 has 15 bases", Wrong("chr1\t0\t4\nchr1\t8\t16\n"));
        Assert.AreEqual("r, line 1: the genome has no sequence Chr1; did you mean 'chr1'? known are chr1, chr2", Wrong("Chr1\t0\t4\n"));

        string Wrong(string bed) => Assert.ThrowsExactly<GenomicsException>(() => FootprintWindows
            .OfRegions(fasta, BedReader.Read(new StringReader(bed), "r"), "r").ToArray()).Message;
    }

    private sealed class Reports(List<int> reports) : IProgress<int>
    {
        public void Report(int value) => reports.Add(value);
    }
}
