using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class AttributionTableTracksTests
{
    [TestMethod]
    public void Rows_of_several_tasks_become_a_track_each()
    {
        using var tracks = new AttributionTableTracks(["a", "b"]);
        string[] lines =
        [
            "name\ttask\tposition\tbase\tscore\tA", "chr1:5-8\ta\t2\tC\t1.5\t0", "chr1:5-8\ta\t3\tC\t2\t0",
            "chr1:5-8\tb\t2\tC\t-1\t0", "chr1:5-8\tb\t3\tC\t4\t0", "chr1:5-8\tb\t2\tC\t3\t0",
        ];
        foreach (string line in lines)
            tracks.Add(line);
        Assert.AreEqual("chr1\t6\t7\t1.5\nchr1\t7\t8\t2\n", Text(tracks, 0));
        Assert.AreEqual("chr1\t6\t7\t1\nchr1\t7\t8\t4\n", Text(tracks, 1), "a sequence that comes twice gets its mean");
    }

    [TestMethod]
    [DataRow("has the columns name, position, score, this one has name, value", "name\tvalue")]
    [DataRow("line 2: is not a row of base scores", "name\tposition\tscore", "chr1:5-8\tx\t3")]
    [DataRow("line 2: is not a row of base scores", "name\tposition\tscore", "chr1:5-8\t3")]
    [DataRow("sequence s: the name does not say where it lies", "name\tposition\tscore", "s\t1\t3", "t\t1\t3")]
    public void What_is_no_table_of_scores_is_refused(string expected, params string[] lines)
    {
        using var tracks = new AttributionTableTracks(["a"]);
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => Array.ForEach(lines, tracks.Add)).Message);
    }

    private static string Text(AttributionTableTracks tracks, int task)
    {
        var writer = new StringWriter();
        tracks.Write(task, writer);
        return writer.ToString();
    }
}
