using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class VariantTableReaderTests
{
    [TestMethod]
    public void Columns_may_come_in_any_order_and_spelling()
    {
        VariantRecord[] records = Read("ALT\tref\tpos\tchrom\tid\tMAF\nG\tA\t7\tchr2\trs9\t0.25\n-\tAC\t8\tchr2\t.\t\n");
        Assert.AreEqual(("chr2", 7L, "A", "G", "rs9", 0.25f), (records[0].Chromosome, records[0].Position, records[0].Reference,
            records[0].Alternate, records[0].Name, records[0].MinorFrequency));
        Assert.AreEqual("", records[1].Alternate);
        Assert.AreEqual(3, records[1].Line);
    }

    [TestMethod]
    public void Flanks_and_whole_sequences_go_with_the_alleles()
    {
        VariantRecord flanked = Read("left\treference\talternate\tright\nAAC\tG\tT\tTT\n").Single();
        Assert.AreEqual("AAC", Dna.Decode(flanked.Flanks!.Left));
        Assert.AreEqual("TT", Dna.Decode(flanked.Flanks.Right));
        Assert.IsFalse(flanked.Flanks.IsWhole);
        VariantRecord whole = Read("reference_sequence\talternate_sequence\nACGT\tACTT\n").Single();
        Assert.IsTrue(whole.Flanks!.IsWhole);
        Assert.AreEqual(("ACGT", "ACTT"), (whole.Reference, whole.Alternate));
    }

    [TestMethod]
    [DataRow("a\tb\n", "line 1: expected the columns of a table of variants")]
    [DataRow("", "is empty, expected VCF or a table of variants")]
    [DataRow("chrom\tpos\tref\talt\n1\t5\tA\n", "line 2: 3 tab-separated columns found, the header has 4")]
    [DataRow("chrom\tpos\tref\talt\n1\t0\tA\tG\n", "line 2: the position '0' is not a whole number of 1 or more")]
    [DataRow("chrom\tpos\tref\talt\n1\t5\tA\tZ\n", "line 2: the allele 'Z' is not of bases")]
    [DataRow("chrom\tpos\tref\talt\tmaf\n1\t5\tA\tG\tx\n", "line 2: the frequency 'x' is not a share")]
    [DataRow("left\tref\talt\tright\nAQ\tA\tG\tT\n", "line 2: column left is not of bases")]
    public void A_bad_table_is_named(string text, string expected)
    {
        var error = Assert.ThrowsExactly<GenomicsException>(() => Read(text));
        Assert.Contains($"t.tsv{(expected.StartsWith("line") ? ", " : ": ")}{expected}", error.Message);
    }

    [TestMethod]
    public void A_column_of_frequencies_may_be_named()
    {
        const string Text = "chrom\tpos\tref\talt\tfreq\n1\t5\tA\tG\t0.9\n";
        Assert.AreEqual(0.1f, VariantTableReader.Read(new StringReader(Text), "t.tsv", "freq").Single().MinorFrequency, 1e-6f);
        Assert.Contains("has no column 'frq'; did you mean 'freq'?", Assert.ThrowsExactly<GenomicsException>(
            () => VariantTableReader.Read(new StringReader(Text), "t.tsv", "frq").Count()).Message);
    }

    private static VariantRecord[] Read(string text) => [.. VariantTableReader.Read(new StringReader(text), "t.tsv")];
}
