using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class GenomeWindowsTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Are_the_genome_s_bases_in_any_order_and_N_beyond_its_ends(bool isSorted)
    {
        using var folder = new TemporaryFolder();
        var random = new SplittableRandom(1);
        // Longer than the stretches that are read.
        string[] chromosomes = [Letters(150_000, random), Letters(70, random)];
        string path = folder.Write("g.fa", string.Concat(chromosomes.Select((text, i) =>
            $">chr{i + 1}\n{string.Join('\n', text.Chunk(50).Select(line => new string(line)))}\n")));
        using GenomeWindows genome = GenomeWindows.Open(path);
        var asked = Enumerable.Range(0, 300).Select(_ => (Chromosome: random.NextInt(2), Start: random.NextInt(150_200) - 100)).ToList();
        if (isSorted)
            asked.Sort();
        foreach ((int chromosome, int start) in asked)
        {
            var codes = new byte[90];
            genome.Read($"chr{chromosome + 1}", start, codes);
            string text = chromosomes[chromosome];
            string expected = string.Concat(Enumerable.Range(start, codes.Length).Select(at => at >= 0 && at < text.Length ? text[at] : 'N'));
            Assert.AreEqual(expected, Dna.Decode(codes), $"{chromosome}:{start}");
        }
    }

    [TestMethod]
    public void Says_which_chromosomes_are_spelled_otherwise()
    {
        using var folder = new TemporaryFolder();
        using GenomeWindows genome = GenomeWindows.Open(folder.Write("g.fa", ">chr1\nACGT\n>2\nAC\n"));
        Assert.AreEqual("chr1", genome.Find("1"));
        Assert.AreEqual("2", genome.Find("2"));
        Assert.IsNull(genome.Find("3"));
        Assert.AreEqual(("1", "chr1"), genome.Renamed.Single());
        Assert.AreEqual(4, genome.LengthOf("chr1"));
        Assert.Contains("has no sequence 3", Assert.ThrowsExactly<GenomicsException>(() => genome.Read("3", 0, new byte[1])).Message);
    }

    private static string Letters(int length, SplittableRandom random) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "ACGT"[random.NextInt(4)]));
}
