using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class TrackCommandTests
{
    private const string Scores = "chr1\t2\t4\t3\nchr1\t0\t2\t-1\nchr1\t4\t5\t0.5\nchr2\t0\t2\t2\n";
    private const string Other = "chr1\t0\t5\t1\nchr2\t0\t1\t4\nchr2\t1\t2\t5\n";
    private const string Sites = "chr1\t2\t4\tA\t0\t+\nchr2\t0\t2\tA\t0\t-\nchr1\t0\t2\tB\nchr1\t4\t6\tB\n";

    [TestMethod]
    public void All_evaluations_are_written()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), IupacMotif.Parse("AN", 0.97, "A"));
        CliResult result = CliResult.RunOk(
            "track", "--scores", folder.Write("a.bg", Scores), "--other", folder.Write("b.bg", Other),
            "--annotation", folder.Write("x.bed", "chr1\t2\t4\n"), "--quantiles", "2",
            "--sites", folder.Write("s.bed", Sites), "--motifs", motifs, "--flank", "1",
            "--points", folder.Write("p.bed", "chr1\t2\t3\nchr9\t2\t3\n"), "--distance", "2", "--bin", "1",
            "--out", folder.File("out"), "--report", folder.File("r.html"), "--bedgraph", folder.File("o.bg"), "--json", folder.File("j.json"));
        // The last site ends behind the track.
        Assert.Contains("a.bg: 7 bases of 2 sequences, scores -1 to 3, mean 1.2143\n", result.Output);
        Assert.Contains("x.bed: 28.6% of the bases inside; AUROC 1.0000 of the score", result.Output);
        Assert.Contains("s.bed: 3 sites of 2 names, 1 off the track", result.Output);
        Assert.Contains("p.bed: 1 points, 1 off the track", result.Output);
        CollectionAssert.AreEqual(
            new[] { "distances.tsv", "profiles.tsv", "quantiles.tsv", "sites.tsv" },
            Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order().ToArray());
        string[] distances = File.ReadAllLines(folder.File("out/distances.tsv"));
        CollectionAssert.AreEqual(
            new[] { "-1", "-1", "3", "3" }, distances.Skip(1).Select(line => line.Split('\t')[4]).ToArray());
        Assert.AreEqual("chr1\t0\t2\t-1\nchr1\t2\t4\t3\nchr1\t4\t5\t0.5\nchr2\t0\t2\t2\n", File.ReadAllText(folder.File("o.bg")));
        JsonElement metrics = CliResult.Json(folder.File("j.json")).GetProperty("metrics");
        var expected = TrackCorrelation.Of(BedGraphReader.Read(folder.File("a.bg")), BedGraphReader.Read(folder.File("b.bg")));
        Assert.AreEqual(expected.Spearman, metrics.GetProperty("correlation").GetProperty("spearman").GetDouble());
        Assert.AreEqual(1, metrics.GetProperty("annotation").GetProperty("auroc").GetDouble());
        Assert.AreEqual(1, metrics.GetProperty("sites").GetProperty("off_track").GetInt32());
        Assert.AreEqual(2, metrics.GetProperty("profiles")[0].GetProperty("sites").GetInt32());
        Assert.Contains("Enrichment in x.bed", File.ReadAllText(folder.File("r.html")));
    }

    [TestMethod]
    public void A_table_becomes_a_sorted_track()
    {
        using var folder = new TemporaryFolder();
        string table = folder.Write(
            "s.tsv", "name\tposition\tbase\tscore\nchr2:0-2\t1\tA\t1\nchr2:0-2\t2\tA\t3\nchr2:1-3\t1\tA\t-5\nchr2:1-3\t2\tA\t-1\nchr10:7-8\t1\tA\t-2\n");
        string[] command = ["track", "--scores", table, "--genomic", "--average-overlaps", "--bedgraph", folder.File("o.bg")];
        CliResult.RunOk(command);
        Assert.AreEqual("chr10\t7\t8\t-2\nchr2\t0\t1\t1\nchr2\t1\t3\t-1\n", File.ReadAllText(folder.File("o.bg")));
        CliResult.RunOk([.. command, "--absolute"]);
        Assert.AreEqual("chr10\t7\t8\t2\nchr2\t0\t3\t1\n", File.ReadAllText(folder.File("o.bg")));
    }

    [TestMethod]
    [DataRow(2, "--quantiles: goes with --annotation", "--quantiles", "3")]
    [DataRow(2, "--motifs: goes with --sites", "--motifs", "m.meme")]
    [DataRow(2, "--flank: goes with --align or --motifs", "--sites", "SITES", "--flank", "3")]
    [DataRow(2, "--bin: goes with --points", "--bin", "3")]
    [DataRow(2, "--distance: 10 is not a multiple of --bin 3", "--points", "SITES", "--distance", "10", "--bin", "3")]
    [DataRow(2, "--quantiles: '0' is not a whole number of 1 or more", "--annotation", "SITES", "--quantiles", "0")]
    [DataRow(1, "a.bg: 7 bases cannot be put into 5000 quantiles, at most 7", "--annotation", "SITES")]
    [DataRow(1, "far.bed: no base in common with the scores", "--annotation", "FAR", "--quantiles", "2")]
    [DataRow(1, "far.bed: none of its 1 sites has a score at all its bases", "--sites", "FAR")]
    [DataRow(1, "far.bed: none of its 1 points has a scored base within 2000 bases", "--points", "FAR")]
    [DataRow(1, "bad.bed, line 2: the end 3 is not above the start 9", "--annotation", "BAD")]
    [DataRow(1, "empty.bed: has no intervals, one BED line or more is expected", "--points", "EMPTY")]
    [DataRow(1, "s.bed: has no site named other; known are A, B", "--sites", "SITES", "--align", "other")]
    [DataRow(1, "far.bg have no base in common", "--other", "FARBG")]
    [DataRow(1, "columns.tsv: line 1: has no column name (its header: id, pos, score)", "--other", "COLUMNS")]
    [DataRow(1, "twice.bg, line 2: base 1 of c (from 0) has a score in line 1 too", "--other", "TWICE")]
    [DataRow(1, "nan.bg, line 1: the score 'nan' is not a finite number", "--other", "NAN")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing(int exitCode, string expected, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, string>
        {
            ["SITES"] = folder.Write("s.bed", Sites),
            ["FAR"] = folder.Write("far.bed", "chr7\t5\t6\tA\n"),
            ["BAD"] = folder.Write("bad.bed", "chr1\t5\t6\tA\nchr1\t9\t3\tA\n"),
            ["EMPTY"] = folder.Write("empty.bed", "# nothing\n"),
            ["FARBG"] = folder.Write("far.bg", "chr7\t5\t6\t1\n"),
            ["COLUMNS"] = folder.Write("columns.tsv", "id\tpos\tscore\n"),
            ["TWICE"] = folder.Write("twice.bg", "c\t0\t2\t1\nc\t1\t3\t1\n"),
            ["NAN"] = folder.Write("nan.bg", "c\t0\t2\tnan\n"),
        };
        string scores = folder.Write("a.bg", Scores);
        string[] before = Directory.GetFileSystemEntries(folder.Path);
        CliResult.Run(
            [
                "track", "--scores", scores, "--out", folder.File("out"), "--report", folder.File("r.html"), "--bedgraph", folder.File("o.bg"),
                .. more.Select(word => files.GetValueOrDefault(word, word)),
            ]).AssertFailed(exitCode, expected);
        CollectionAssert.AreEquivalent(before, Directory.GetFileSystemEntries(folder.Path));
    }
}
