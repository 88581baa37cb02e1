using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class VariantWindowsTests : IDisposable
{
    //                               1234567890123456789012
    private const string Chromosome = "ACGTACGGTTACCATGCAATCG";

    private readonly TemporaryFolder _folder = new();
    private readonly GenomeWindows _genome;

    public VariantWindowsTests() => _genome = GenomeWindows.Open(_folder.Write("g.fa", $">chr1\n{Chromosome}\n>chr2\nACGN\n"));

    public void Dispose()
    {
        _genome.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public void A_SNP_is_in_the_middle_of_both_windows()
    {
        (string reference, string alternate) = Windows(7, 11, "A", "G");
        Assert.AreEqual(Chromosome[7..14], reference);
        Assert.AreEqual(Chromosome[7..10] + "G" + Chromosome[11..14], alternate);
    }

    [TestMethod]
    [DataRow(1, "N N N A C G T", "N N N T C G T", "A", "T")]
    [DataRow(22, "A T C G N N N", "A T C C N N N", "G", "C")]
    public void Beyond_the_ends_of_a_chromosome_is_N(int position, string reference, string alternate, string from, string to) =>
        Assert.AreEqual((reference.Replace(" ", ""), alternate.Replace(" ", "")), Windows(7, position, from, to));

    [TestMethod]
    public void An_anchor_base_is_taken_off_and_the_shorter_allele_reads_further()
    {
        // TAC > T deletes AC (bases 11 and 12): the longest allele has two bases, two are before it.
        (string reference, string alternate) = Windows(7, 10, "TAC", "T");
        Assert.AreEqual(Chromosome[8..15], reference);
        Assert.AreEqual(Chromosome[8..10] + Chromosome[12..17], alternate);
        // T > TGG inserts GG behind base 10.
        (reference, alternate) = Windows(7, 10, "T", "TGG");
        Assert.AreEqual(Chromosome[8..15], reference);
        Assert.AreEqual(Chromosome[8..10] + "GG" + Chromosome[10..13], alternate);
    }

    [TestMethod]
    public void Any_variant_s_windows_are_the_edited_chromosome_s()
    {
        var random = new SplittableRandom(4);
        for (int round = 0; round < 500; round++)
        {
            int position = 1 + random.NextInt(Chromosome.Length), length = 5 + random.NextInt(20);
            string from = Chromosome.Substring(position - 1, Math.Min(1 + random.NextInt(4), Chromosome.Length - position + 1));
            string to = string.Concat(Enumerable.Range(0, 1 + random.NextInt(4)).Select(_ => "ACGT"[random.NextInt(4)]));
            (string reference, string alternate) = Windows(length, position, from, to);
            string pad = new('N', 40);
            string whole = pad + Chromosome + pad, edited = pad + Chromosome[..(position - 1)] + to + Chromosome[(position - 1 + from.Length)..] + pad;
            Assert.AreEqual(length, alternate.Length);
            // Both begin at one base; what is before the variant is the same, and each is cut out of its own chromosome.
            bool isFound = Enumerable.Range(0, whole.Length - length).Any(start =>
                whole.AsSpan(start, length).SequenceEqual(reference) && edited.Length >= start + length && edited.AsSpan(start, length).SequenceEqual(alternate)
                && start <= 40 + position - 1 + from.Length && start + length >= 40 + position - 1);
            Assert.IsTrue(isFound, $"{position} {from} {to} {length}: {reference} {alternate}");
        }
    }

    [TestMethod]
    public void Flanks_of_the_file_do_what_a_genome_does()
    {
        foreach ((int position, string from, string to) in new[] { (11, "A", "G"), (10, "TAC", "T"), (10, "T", "TGG"), (2, "C", "A"), (22, "G", "T") })
        {
            var pairs = new AllelePairs(7, 1);
            var variant = Variant(position, from, to) with
            {
                Flanks = new AlleleFlanks(
                    Dna.Encode(Chromosome.AsSpan()[Math.Max(0, position - 8)..(position - 1)]),
                    Dna.Encode(Chromosome.AsSpan()[(position - 1 + from.Length)..Math.Min(Chromosome.Length, position + from.Length + 6)]),
                    IsWhole: false),
            };
            Assert.AreEqual(VariantIssue.None, new VariantWindows(7).Add(variant, pairs, out _));
            Assert.AreEqual(Windows(7, position, from, to), (Dna.Decode(pairs.Reference(0)), Dna.Decode(pairs.Alternate(0))));
        }
    }

    [TestMethod]
    [DataRow("chr1", 11, "A", "<DEL>", VariantIssue.Symbolic, "chr1:11 <DEL>")]
    [DataRow("chr1", 11, "A", "*", VariantIssue.Symbolic, "*")]
    [DataRow("chr9", 11, "A", "G", VariantIssue.UnknownChromosome, "chr9:11")]
    [DataRow("1", 23, "A", "G", VariantIssue.BeyondEnd, "chr1 has 22 bases")]
    [DataRow("1", 22, "GA", "G", VariantIssue.BeyondEnd, "chr1 has 22 bases")]
    [DataRow("1", 0, "A", "G", VariantIssue.BeyondEnd, "1:0")]
    [DataRow("1", 11, "C", "G", VariantIssue.ReferenceMismatch, "1:11 has C, the genome A")]
    [DataRow("1", 11, "C", "A", VariantIssue.ReferenceMismatch, "the genome A, its alternate allele")]
    [DataRow("1", 11, "A", "AGGGGGGGG", VariantIssue.TooLong, "an allele of 8 bases, a sequence 7")]
    [DataRow("2", 4, "A", "G", VariantIssue.None, null)]
    public void What_is_wrong_is_said(string chromosome, int position, string from, string to, VariantIssue issue, string? detail)
    {
        var pairs = new AllelePairs(7, 1);
        Assert.AreEqual(issue, new VariantWindows(7, _genome).Add(Variant(position, from, to) with { Chromosome = chromosome }, pairs, out string? said));
        if (detail is null)
            Assert.AreEqual(1, pairs.Count);
        else
            Assert.Contains(detail, said!);
    }

    [TestMethod]
    public void Whole_sequences_of_another_length_are_an_error()
    {
        VariantRecord variant = Variant(0, "ACGTA", "ACG") with { Flanks = new AlleleFlanks([], [], IsWhole: true) };
        var error = Assert.ThrowsExactly<GenomicsException>(() => new VariantWindows(7).Add(variant, new AllelePairs(7, 1), out _));
        Assert.Contains("sequences of 5 and 3 bases, the model is for 7", error.Message);
    }

    private (string Reference, string Alternate) Windows(int length, int position, string from, string to)
    {
        var pairs = new AllelePairs(length, 1);
        Assert.AreEqual(VariantIssue.None, new VariantWindows(length, _genome).Add(Variant(position, from, to), pairs, out string? detail), detail);
        return (Dna.Decode(pairs.Reference(0)), Dna.Decode(pairs.Alternate(0)));
    }

    private static VariantRecord Variant(int position, string from, string to) =>
        new() { Line = 1, Record = 0, Chromosome = "chr1", Position = position, Reference = from, Alternate = to };
}
