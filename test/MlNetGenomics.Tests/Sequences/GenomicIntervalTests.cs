using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class GenomicIntervalTests
{
    [TestMethod]
    [DataRow("chr1:100-200", "chr1", 100L, 200L, false)]
    [DataRow("chr1:100-200(+)", "chr1", 100L, 200L, false)]
    [DataRow("chr1:100-200(-)", "chr1", 100L, 200L, true)]
    [DataRow("chr1:100-200(.)", "chr1", 100L, 200L, false)]
    [DataRow("chr1:100-200()", "chr1", 100L, 200L, false)]
    [DataRow("peak_17::chrX:0-1(-)", "chrX", 0L, 1L, true)]
    [DataRow("a::b::2L:5-9", "2L", 5L, 9L, false)]
    [DataRow("HLA-DRB1*01:01:01:7-12", "HLA-DRB1*01:01:01", 7L, 12L, false)]
    [DataRow("chrUn_KI270302v1:3000000000-9223372036854775807", "chrUn_KI270302v1", 3000000000L, long.MaxValue, false)]
    public void The_names_that_bedtools_writes_are_read(string name, string chromosome, long start, long end, bool isReverse)
    {
        Assert.IsTrue(GenomicInterval.TryParse(name, out GenomicInterval interval));
        Assert.AreEqual(new GenomicInterval(chromosome, start, end) { IsReverse = isReverse }, interval);
        Assert.AreEqual(end - start, interval.Length);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("chr1")]
    [DataRow("chr1:")]
    [DataRow(":100-200")]
    [DataRow("peak:::100-200")]
    [DataRow("chr1:100")]
    [DataRow("chr1:100-")]
    [DataRow("chr1:-100-200")]
    [DataRow("chr1:+100-200")]
    [DataRow("chr1:100-200-300")]
    [DataRow("chr1: 100-200")]
    [DataRow("chr1:100-200 ")]
    [DataRow("chr 1:100-200")]
    [DataRow("chr1:1,000-2,000")]
    [DataRow("chr1:1e3-2e3")]
    [DataRow("chr1:0x1-0x2")]
    [DataRow("chr1:١-٢")]
    [DataRow("chr1:200-200")]
    [DataRow("chr1:200-100")]
    [DataRow("chr1:100-9223372036854775808")]
    [DataRow("chr1:100-200(*)")]
    [DataRow("chr1:100-200(+)(+)")]
    [DataRow("(+)")]
    public void Other_names_are_not(string name)
    {
        Assert.IsFalse(GenomicInterval.TryParse(name, out GenomicInterval interval));
        Assert.AreEqual(default, interval);
    }

    [TestMethod]
    public void An_interval_is_what_its_name_was_made_of()
    {
        Gen<GenomicInterval> intervals =
            from chromosome in Gen.Elements("chr1", "X", "2L", "KI270728.1", "HLA-A*01:01", "a-b")
            from start in Gen.Choose(0, int.MaxValue)
            from length in Gen.Choose(1, int.MaxValue)
            from isReverse in Gen.Elements(true, false)
            select new GenomicInterval(chromosome, start, (long)start + length) { IsReverse = isReverse };
        Prop.ForAll(
            intervals.ToArbitrary(),
            interval =>
            {
                string name = $"{interval.Chromosome}:{interval.Start}-{interval.End}({(interval.IsReverse ? '-' : '+')})";
                return GenomicInterval.TryParse(name, out GenomicInterval read) && read == interval;
            }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void A_part_of_a_part_is_a_part_of_the_whole()
    {
        // Letters that say where they are from, cut out and turned round as the names say.
        var codes = new byte[40];
        for (int i = 0; i < codes.Length; i++)
            codes[i] = (byte)(i * i % 7 % 4);
        var whole = new GenomicInterval("chr1", 1000, 1040);
        foreach (bool isReverse in new[] { false, true })
        {
            GenomicInterval outer = whole.Part(3, 37, isReverse);
            byte[] cut = Read(outer);
            foreach (bool isInnerReverse in new[] { false, true })
            {
                byte[] inner = cut[5..20];
                CollectionAssert.AreEqual(
                    isInnerReverse ? Dna.ReverseComplement(inner) : inner, Read(outer.Part(5, 20, isInnerReverse)));
            }
        }

        byte[] Read(GenomicInterval interval)
        {
            byte[] bases = codes[(int)(interval.Start - whole.Start)..(int)(interval.End - whole.Start)];
            return interval.IsReverse ? Dna.ReverseComplement(bases) : bases;
        }
    }

    [TestMethod]
    public void No_text_makes_the_reader_fail()
    {
        Prop.ForAll(
            Gen.Elements("chr1:-0(+)9. ".ToCharArray()).ArrayOf().ToArbitrary(),
            letters => !GenomicInterval.TryParse(letters, out GenomicInterval read)
                || (read.Start >= 0 && read.Length > 0 && read.Chromosome.Length > 0)).QuickCheckThrowOnFailure();
    }
}
