using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class TrackReaderTests
{
    private const string Header = "name\tposition\tbase\tscore\tmine\n";

    [TestMethod]
    public void A_table_is_told_from_bedGraph()
    {
        const string Table = Header + "s1\t1\tA\t.5\t1\ns1\t2\tC\t-1\t2\ns2\t4\tN\t3\t3\n";
        BaseTrack track = Read(Table);
        CollectionAssert.AreEqual(new[] { "s1", "s2" }, track.Sequences.ToArray());
        CollectionAssert.AreEqual(new[] { .5f, -1, 3 }, track.ToArray());
        Assert.AreEqual(3, track.Runs("s2")[0].Start);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, Read(Table, new TrackReadSettings { ScoreColumn = "mine" }).ToArray());
        CollectionAssert.AreEqual(new float[] { 7 }, Read("s1\t1\t2\t7\n").ToArray());
        CollectionAssert.AreEqual(new float[] { 7 }, Read("track name=position\ns1\t1\t2\t7\n").ToArray());
    }

    [TestMethod]
    public void Names_say_where_bases_lie()
    {
        const string Table = Header
            + "chr1:10-13\t1\tA\t1\t0\nchr1:10-13\t2\tA\t2\t0\nchr1:10-13\t3\tA\t3\t0\n"
            + "chr1:20-23(-)\t1\tA\t4\t0\nchr1:20-23(-)\t2\tA\t5\t0\nchr1:20-23(-)\t3\tA\t6\t0\n"
            + "chr1:30-40(-)\t2\tA\t7\t0\nchr1:30-40(-)\t3\tA\t8\t0\n";
        BaseTrack track = Read(Table, new TrackReadSettings { IsGenomic = true });
        // The first base of a reverse sequence is the last of its stretch; positions 2 and 3 of 30-40 are 38 and 37.
        CollectionAssert.AreEqual(new[] { "chr1" }, track.Sequences.ToArray());
        CollectionAssert.AreEqual(new long[] { 10, 20, 37 }, track.Runs("chr1").Select(run => run.Start).ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 6, 5, 4, 8, 7 }, track.ToArray());
        CollectionAssert.AreEqual(new[] { "chr1:10-13", "chr1:20-23(-)", "chr1:30-40(-)" }, Read(Table).Sequences.ToArray());
    }

    [TestMethod]
    public void Overlapping_sequences_are_averaged_on_request()
    {
        const string Table = Header + "\nchr1:0-2\t1\tA\t1\t0\nchr1:0-2\t2\tA\t3\t0\nchr1:1-3\t1\tA\t5\t0\nchr1:1-3\t2\tA\t7\t0\n";
        var settings = new TrackReadSettings { IsGenomic = true };
        Assert.AreEqual(
            "s.tsv, line 5: base 1 of chr1 (from 0) has a score in line 3 too",
            Assert.ThrowsExactly<GenomicsException>(() => Read(Table, settings)).Message);
        CollectionAssert.AreEqual(new float[] { 1, 4, 7 }, Read(Table, settings with { Overlaps = OverlapRule.Average }).ToArray());
    }

    [TestMethod]
    [DataRow("", "s.tsv: is empty, scores of bases are expected")]
    [DataRow("id\tposition\tbase\tscore\n", "s.tsv: line 1: has no column name (its header: id, position, base, score)")]
    [DataRow("name\tposition\tbase\tvalue\n", "s.tsv: line 1: has no column score (its header: name, position, base, value)")]
    [DataRow(Header + "s1\t1\tA\tNaN\t0\n", "s.tsv: line 2, column score: 'NaN' is not a finite number")]
    [DataRow(Header + "s1\t1\tA\t1\t0\n", "s.tsv, line 2: sequence s1: the name does not say where it lies, chr:start-end is expected")]
    [DataRow(Header + "c:0-1\t1\tA\t1\t0\nc:0-1\t2\tA\t1\t0\n", "s.tsv, line 2: sequence c:0-1 has a position 2, its name says 1 bases")]
    [DataRow(Header, "s.tsv: has no scores, a score for one base or more is expected")]
    public void Bad_tables_are_named(string text, string message)
    {
        Assert.AreEqual(
            message,
            Assert.ThrowsExactly<GenomicsException>(() => Read(text, new TrackReadSettings { IsGenomic = true })).Message);
    }

    private static BaseTrack Read(string text, TrackReadSettings? settings = null) =>
        TrackReader.Read(new StringReader(text), "s.tsv", settings);
}
