using System.Text.Json;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class TomtomCommandTests
{
    private static readonly PositionProbabilityMatrix Query = IupacMotif.Parse("TGAGTCAT", 0.85, "filter_1");

    [TestMethod]
    public void Writes_table_page_and_json()
    {
        using var folder = new TemporaryFolder();
        string queries = MotifFiles.Write(folder.File("q.meme"), Query), database = MotifFiles.Write(folder.File("db.meme"), MotifFiles.Database);
        CliResult result = CliResult.RunOk(
            "tomtom", "--motifs", queries, "--database", database, "--out", folder.File("m.tsv"), "--report", folder.File("m.html"),
            "--json", folder.File("m.json"), "--evalue", "1");
        Assert.Contains("1 of 1 motifs match one of 61", result.Output);
        string[] best = File.ReadAllLines(folder.File("m.tsv"))[1].Split('\t');
        // The query is the reverse complement of NTGACTCAN less its first column: ATGACTCA lies one column in.
        Assert.AreEqual(("filter_1", "MA0476.1", "+"), (best[0], best[1], best[9].Replace('-', '+')));
        Assert.IsLessThan(1e-3, double.Parse(best[3], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("MA0476.1 FOS", File.ReadAllText(folder.File("m.html")));
        JsonElement json = CliResult.Json(folder.File("m.json"));
        Assert.AreEqual(1, json.GetProperty("metrics").GetProperty("queries_with_match").GetInt32());
        Assert.AreEqual(61, json.GetProperty("metrics").GetProperty("targets").GetInt32());
        Assert.AreEqual(1.0, json.GetProperty("settings").GetProperty("evalue").GetDouble());
    }

    [TestMethod]
    public void Writes_to_standard_output_and_keeps_to_the_settings()
    {
        using var folder = new TemporaryFolder();
        string database = MotifFiles.Write(folder.File("db.meme"), MotifFiles.Database);
        string[] Lines(params string[] more) =>
            CliResult.RunOk(["tomtom", "--motifs", database, "--database", database, .. more]).Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("Query_ID\tTarget_ID\t", Lines()[0]);
        // All pairs, and each with itself only.
        Assert.HasCount(61 * 61 + 1, Lines("--qvalue", "1"));
        Assert.HasCount(62, Lines("--qvalue", "1e-7", "--preset", "program"));
        Assert.IsTrue(Lines("--qvalue", "1", "--one-strand").Skip(1).All(line => line.EndsWith('+')));
        Assert.IsTrue(Lines("--qvalue", "1", "--min-overlap", "7").Skip(1).All(line => int.Parse(line.Split('\t')[6]) >= 7));
        CollectionAssert.AreNotEqual(Lines("--complete-scores"), Lines());
        CollectionAssert.AreNotEqual(Lines("--distance", "pearson"), Lines());
        CollectionAssert.AreEqual(Lines("--threads", "1"), Lines("--threads", "3"));
    }

    [TestMethod]
    public void Bad_input_is_one_line()
    {
        using var folder = new TemporaryFolder();
        string good = MotifFiles.Write(folder.File("good.meme"), MotifFiles.Database);
        string empty = folder.Write("empty.meme", ""), none = folder.Write("none.meme", "MEME version 4\n");
        string twice = folder.Write("twice.meme", File.ReadAllText(good) + File.ReadAllText(good)[File.ReadAllText(good).IndexOf("MOTIF", StringComparison.Ordinal)..]);
        string output = folder.File("m.tsv");
        foreach ((string queries, string database, string expected) in new[]
        {
            (good, empty, "empty.meme: the file is empty"),
            (good, none, "none.meme: a MEME file without a MOTIF line"),
            (none, good, "none.meme: a MEME file without a MOTIF line"),
            (good, twice, "a second motif named 'm1'"),
            (good, folder.File("nowhere"), "nowhere: no such file"),
        })
        {
            CliResult.Run("tomtom", "--motifs", queries, "--database", database, "--out", output).AssertFailed(1, expected);
        }
        CliResult.Run("tomtom", "--motifs", good, "--database", good, "--evalue", "-1").AssertFailed(2, "--evalue: '-1' is not a number of 0 or more");
        CliResult.Run("tomtom", "--motifs", good, "--database", good, "--out", good).AssertFailed(2, "is also read");
        Assert.IsFalse(File.Exists(output));
    }

    [TestMethod]
    public void A_small_database_is_warned_about()
    {
        using var folder = new TemporaryFolder();
        string few = MotifFiles.Write(folder.File("few.meme"), MotifFiles.Database[..5]);
        CliResult result = CliResult.Run("tomtom", "--motifs", few, "--database", few, "--out", folder.File("m.tsv"));
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("few.meme: p-values of a database of 5 motifs are rough", result.Error);
    }
}
