using MlNetGenomics.Accessibility;

namespace MlNetGenomics.Tests.Accessibility;

[TestClass]
public sealed class NarrowPeakReaderTests
{
    [TestMethod]
    public void Reads_place_name_and_signal()
    {
        IReadOnlyList<Peak> peaks = Read("track name=x\nchr1\t5\t155\t.\t0\t.\t12.5\t-1\t-1\t75\nchr2\t0\t9\tp\t0\t+\t3\t1\t1\n");
        Assert.AreEqual(new Peak("", "chr1", 5, 155, 12.5), peaks[0]);
        Assert.AreEqual(new Peak("p", "chr2", 0, 9, 3), peaks[1]);
    }

    [TestMethod]
    [DataRow("chr1\t5\t15\n", "line 1: 3 tab-separated columns found, narrowPeak has the signal in column 7")]
    [DataRow("\nchr1\t5\t15\t.\t0\t.\tx\n", "line 2: the signal 'x' is not a number")]
    [DataRow("chr1\t15\t5\t.\t0\t.\t1\n", "line 1: the end 5 is not above the start 15")]
    public void A_bad_line_is_named(string text, string expected) =>
        Assert.AreEqual($"p.bed, {expected}", Assert.ThrowsExactly<GenomicsException>(() => Read(text)).Message);

    private static IReadOnlyList<Peak> Read(string text) => NarrowPeakReader.Read(new StringReader(text), "p.bed");
}
