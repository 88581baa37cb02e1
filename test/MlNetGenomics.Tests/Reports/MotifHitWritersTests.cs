using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class MotifHitWritersTests
{
    private static readonly PositionProbabilityMatrix Motif = IupacMotif.Parse("ACGT", 0.9, "MA1", "TF");
    private static readonly MotifHit Forward = new(0, Motif, 0, "chr1", 9, false, 6.123456, 1e-5, 0.25, "ACGT");
    private static readonly MotifHit Reverse = new(0, Motif, 1, "chr2", 0, true, -1.5, 1e-120, double.NaN, "ACGA");

    [TestMethod]
    public void Table_has_the_columns_of_the_reference_program()
    {
        var text = new StringWriter();
        var writer = new MotifHitTableWriter(text);
        writer.Write(Forward);
        writer.Write(Reverse);
        Assert.AreEqual(
            "motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence\n"
            + "MA1\tTF\tchr1\t10\t13\t+\t6.1235\t1E-05\t0.25\tACGT\n"
            + "MA1\tTF\tchr2\t1\t4\t-\t-1.5\t1E-120\t\tACGA\n",
            text.ToString());
    }

    [TestMethod]
    public void Places_in_the_genome_come_before_those_in_the_sequence()
    {
        MotifHit hit = Forward with { Genome = new GenomicInterval("chrX", 3_000_000_000, 3_000_000_004) { IsReverse = true } };
        var text = new StringWriter();
        new MotifHitTableWriter(text).Write(hit);
        Assert.AreEqual("MA1\tTF\tchrX\t3000000001\t3000000004\t-\t6.1235\t1E-05\t0.25\tACGT", text.ToString().Split('\n')[1]);
        text = new StringWriter();
        MotifHitBedWriter.Write(text, hit);
        Assert.AreEqual("chrX\t3000000000\t3000000004\tMA1\t50\t-\t6.1235\t1E-05\t0.25\n", text.ToString());
    }

    [TestMethod]
    public void Bed_counts_from_0_and_ends_after_the_site()
    {
        var text = new StringWriter();
        MotifHitBedWriter.Write(text, Forward);
        MotifHitBedWriter.Write(text, Reverse);
        Assert.AreEqual("chr1\t9\t13\tMA1\t50\t+\t6.1235\t1E-05\t0.25\nchr2\t0\t4\tMA1\t1000\t-\t-1.5\t1E-120\t.\n", text.ToString());
    }
}
