using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class BedReaderTests
{
    [TestMethod]
    public void Columns_beyond_the_third_may_be_missing()
    {
        const string Text =
            "# made by hand\nbrowser position chr1\ntrack name=x\n\nchr1\t0\t5\nchr1\t7\t9\tAP1\nchr2\t1\t2\tx y\t0\t-\textra\r\ntrack1\t1\t2\tz\t0\t.\n";
        CollectionAssert.AreEqual(
            new BedRecord[]
            {
                new("chr1", 0, 5, "", null, 5),
                new("chr1", 7, 9, "AP1", null, 6),
                new("chr2", 1, 2, "x y", true, 7),
                new("track1", 1, 2, "z", null, 8),
            },
            BedReader.Read(new StringReader(Text), "s.bed").ToArray());
    }

    [TestMethod]
    public void Simulated_sites_read_back()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(new PlantedMotifSettings { SequenceCount = 20, Seed = 3 });
        var text = new StringWriter();
        data.WriteSites(text);
        CollectionAssert.AreEqual(
            data.Sites.Select((site, i) => new BedRecord(
                data.Sequences.Names[site.Sequence], site.Start, site.End, data.Motifs[site.Motif].Name, site.IsReverse, i + 1)).ToArray(),
            BedReader.Read(new StringReader(text.ToString()), "s.bed").ToArray());
    }

    [TestMethod]
    [DataRow("chr1 0 5", "s.bed, line 1: 1 tab-separated columns found, sequence, start and end are expected")]
    [DataRow("chr1\t0\t5\nchr1\t0", "s.bed, line 2: 2 tab-separated columns found, sequence, start and end are expected")]
    [DataRow("chr1\t-1\t5", "s.bed, line 1: the start '-1' is not a whole number of 0 or more")]
    [DataRow("chr1\t1\t5e3", "s.bed, line 1: the end '5e3' is not a whole number of 0 or more")]
    [DataRow("chr1\t5\t5", "s.bed, line 1: the end 5 is not above the start 5")]
    [DataRow("\t1\t5", "s.bed, line 1: the sequence has no name")]
    [DataRow("chr1\t1\t5\ta\t0\t*", "s.bed, line 1: '*' is not a strand (+, - or .)")]
    public void Bad_lines_are_named(string text, string message)
    {
        Assert.AreEqual(
            message, Assert.ThrowsExactly<GenomicsException>(() => BedReader.Read(new StringReader(text), "s.bed")).Message);
    }
}
