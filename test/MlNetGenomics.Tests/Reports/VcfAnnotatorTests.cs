using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class VcfAnnotatorTests
{
    private const string Header = "name\tchromosome\tposition\treference\talternate\tmaf\treference_score\talternate_score\teffect\tpve\tannotation\ttop";

    [TestMethod]
    public void Values_go_to_their_alleles_and_all_else_stays()
    {
        const string Vcf = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n"
            + "1\t005\trs1\tA\tG,<DEL>,T\t.\tPASS\tDP=3\tGT\t0/1\n1\t6\t.\tC\t*\t.\t.\t.\n1\t7\t.\tC\tT\t.\t.\t.\n";
        string[] rows =
        [
            "rs1\t1\t5\tA\tG\t\t1\t2\t1\t1\tEnh|TSS, weak\ttrue",
            "rs1\t1\t5\tA\tT\t\t1\t0.5\t-0.5\t0.5\t\tfalse",
            "\t1\t7\tC\tT\t\t0\t0\t0\t0\t\tfalse",
        ];
        Queue<string> queue = new(rows);
        using var output = new StringWriter();
        long annotated = new VcfAnnotator(Header).Write(
            new StringReader(Vcf), () => queue.TryDequeue(out string? row) ? row : null, output);
        Assert.AreEqual(3, annotated);
        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.AreEqual("##fileformat=VCFv4.2", lines[0]);
        string[] keys = ["REFERENCE_SCORE", "ALTERNATE_SCORE", "EFFECT", "PVE", "ANNOTATION", "TOP"];
        for (int i = 0; i < keys.Length; i++)
            Assert.StartsWith($"##INFO=<ID=MLNG_{keys[i]},Number=A,Type=", lines[i + 1]);
        Assert.AreEqual(
            "1\t005\trs1\tA\tG,<DEL>,T\t.\tPASS\tDP=3;MLNG_REFERENCE_SCORE=1,.,1;MLNG_ALTERNATE_SCORE=2,.,0.5;MLNG_EFFECT=1,.,-0.5;"
            + "MLNG_PVE=1,.,0.5;MLNG_ANNOTATION=Enh|TSS__weak,.,.;MLNG_TOP=1,.,0\tGT\t0/1",
            lines[8]);
        Assert.AreEqual("1\t6\t.\tC\t*\t.\t.\t.", lines[9]);
        Assert.StartsWith("1\t7\t.\tC\tT\t.\t.\tMLNG_REFERENCE_SCORE=0;", lines[10]);
    }
}
