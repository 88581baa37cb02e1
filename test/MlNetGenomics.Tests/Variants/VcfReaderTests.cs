using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class VcfReaderTests
{
    private const string Head = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    [TestMethod]
    public void A_line_gives_a_record_for_each_alternate_allele()
    {
        VariantRecord[] records = Read(
            "chr1\t5\trs1\tA\tG,<DEL>,*\t9\tPASS\tDP=3;AF=0.1,0.7,.\tGT\t0/1\n1\t7\t.\tac\tA\t.\t.\t.\n");
        CollectionAssert.AreEqual(new[] { "G", "<DEL>", "*", "A" }, records.Select(record => record.Alternate).ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 3, 3, 4 }, records.Select(record => record.Line).ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 0, 0, 1 }, records.Select(record => record.Record).ToArray());
        Assert.AreEqual(("chr1", 5L, "rs1", "A"), (records[0].Chromosome, records[0].Position, records[0].Name, records[0].Reference));
        // Of the rarer allele.
        Assert.AreEqual(0.1f, records[0].MinorFrequency);
        Assert.AreEqual(0.3f, records[1].MinorFrequency, 1e-6f);
        Assert.IsTrue(float.IsNaN(records[2].MinorFrequency));
        Assert.AreEqual("", records[3].Name);
    }

    [TestMethod]
    [DataRow("MAF=0.2;AF=0.4", null, 0.2)]
    [DataRow("CAF=0.9,0.1", null, 0.1)]
    [DataRow("XAF=0.3", null, double.NaN)]
    [DataRow("XAF=0.3;AF=0.1", "XAF", 0.3)]
    [DataRow("AF=0.1,0.2", null, double.NaN)]
    [DataRow("AF", null, double.NaN)]
    public void Frequencies_come_from_the_usual_keys_or_the_one_named(string info, string? key, double expected)
    {
        VariantRecord record = Read($"1\t5\t.\tA\tG\t.\t.\t{info}\n", key).Single();
        Assert.AreEqual((float)expected, record.MinorFrequency);
    }

    [TestMethod]
    [DataRow("1\t5\t.\tA\tG\t.\t.", "line 3: 7 tab-separated columns found, VCF has 8 or more")]
    [DataRow("1\tx\t.\tA\tG\t.\t.\t.", "line 3: the position 'x' is not a whole number")]
    [DataRow("1\t-5\t.\tA\tG\t.\t.\t.", "line 3: the position '-5'")]
    [DataRow("\t5\t.\tA\tG\t.\t.\t.", "line 3: the chromosome has no name")]
    [DataRow("1\t5\t.\t\tG\t.\t.\t.", "line 3: the reference allele '' is not of bases")]
    [DataRow("1\t5\t.\tR\tG\t.\t.\t.", "line 3: the reference allele 'R' is not of bases")]
    [DataRow("1\t5\t.\tA\tG,\t.\t.\t.", "line 3: the alternate allele '' is neither")]
    [DataRow("1\t5\t.\tA\tQ\t.\t.\t.", "line 3: the alternate allele 'Q' is neither")]
    [DataRow("1\t5\t.\tA\tG\t.\t.\tAF=1.5", "line 3: AF '1.5' is not a share")]
    public void A_bad_line_is_named(string line, string expected) => AssertFails(Head + line + "\n", expected);

    [TestMethod]
    [DataRow("1\t5\t.\tA\tG\t.\t.\t.\n", "line 1: a variant before the line with the columns' names")]
    [DataRow("##fileformat=VCFv4.2\n", "no line with the columns' names")]
    [DataRow("#hello\n", "line 1: VCF begins with '##fileformat=VCF'")]
    [DataRow("", "no line with the columns' names")]
    public void A_file_that_is_not_VCF_is_an_error(string text, string expected) => AssertFails(text, expected);

    [TestMethod]
    public void Any_text_is_read_or_refused_in_one_line() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            try
            {
                return VcfReader.Read(new StringReader(Head + text), "v.vcf").Count() >= 0;
            }
            catch (GenomicsException e)
            {
                return e.Message.StartsWith("v.vcf");
            }
        }).QuickCheckThrowOnFailure();

    private static VariantRecord[] Read(string lines, string? key = null) =>
        [.. VcfReader.Read(new StringReader(Head + lines), "v.vcf", key)];

    private static void AssertFails(string text, string expected)
    {
        var error = Assert.ThrowsExactly<GenomicsException>(() => VcfReader.Read(new StringReader(text), "v.vcf").Count());
        Assert.Contains(expected, error.Message);
        Assert.StartsWith("v.vcf", error.Message);
    }
}
