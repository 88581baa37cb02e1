using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

/// <summary>mlng simulate: how grammars are planted.</summary>
[TestClass]
public class SimulateGrammarsTests
{
    [TestMethod]
    public void Every_grammar_has_a_column_and_its_sites_obey_it()
    {
        using var folder = new TemporaryFolder();
        string json = folder.File("run.json");
        CliResult.RunOk(
            "simulate", "--grammar", "ETS 5-15 HNF4A", "--grammar", "GFI1 6 REST:rc", "--negatives", "broken",
            "--positives", ".4", "--count", "300", "--out", folder.File("sim"), "--json", json);
        var found = new SimulatedFolder(folder.File("sim"));
        LabelTable labels = found.Table();
        CollectionAssert.AreEqual(new[] { "ETS_5-15_HNF4A", "GFI1_6_REST:rc" }, labels.Columns.ToArray());
        for (int i = 0; i < 300; i++)
        {
            string[][] sites = found.SitesOf(found.Sequences.Names[i]);
            Assert.HasCount(2, sites);
            if (sites[0][5] == "-" && labels.Values[0][i] == 1 || sites[0][3] == "REST" && labels.Values[1][i] == 1)
                Array.Reverse(sites);
            int gap = Math.Max(int.Parse(sites[1][1]) - int.Parse(sites[0][2]), int.Parse(sites[0][1]) - int.Parse(sites[1][2]));
            string arrangement = $"{sites[0][3]} {sites[1][3]}";
            if (labels.Values[0][i] == 1)
                Assert.IsTrue(arrangement == "ETS HNF4A" && gap is >= 5 and <= 15 && sites[0][5] == sites[1][5]);
            if (labels.Values[1][i] == 1)
                Assert.IsTrue(arrangement == "GFI1 REST" && gap == 6 && sites[0][5] != sites[1][5]);
            string expected = labels.Values[0][i] == 1 ? labels.Columns[0] : labels.Values[1][i] == 1 ? labels.Columns[1] : ".";
            Assert.IsTrue(sites.All(site => site[6] == expected));
        }
        CollectionAssert.AreEqual(
            new[] { "ETS", "HNF4A", "GFI1", "REST" },
            MemeMotifs.Read(folder.File("sim/motifs.meme")).Motifs.Select(motif => motif.Name).ToArray());
        JsonElement settings = CliResult.Json(json).GetProperty("settings");
        Assert.AreEqual("broken", settings.GetProperty("negatives").GetString());
        Assert.AreEqual("ETS_5-15_HNF4A", settings.GetProperty("grammars")[0].GetString());
    }

    [TestMethod]
    [DataRow("background", 0)]
    [DataRow("parts", 1)]
    [DataRow("broken", 2)]
    public void Negatives_have_what_is_said(string negatives, int siteCount)
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk(
            "simulate", "--grammar", "AP1 10 ETS", "--negatives", negatives, "--one-strand", "--count", "100",
            "--label-noise", "0.1", "--out", folder.File("sim"));
        var found = new SimulatedFolder(folder.File("sim"));
        float[] truth = found.Table("truth.tsv").Values[0];
        Assert.IsTrue(found.Sites.All(site => site[5] == "+"));
        for (int i = 0; i < truth.Length; i++)
            Assert.HasCount(truth[i] == 1 ? 2 : siteCount, found.SitesOf(found.Sequences.Names[i]));
        Assert.IsTrue(truth.Contains(0) && truth.Contains(1));
        Assert.IsFalse(truth.SequenceEqual(found.Table().Values[0]));
    }

    [TestMethod]
    [DataRow("toy1", 8, 7)]
    [DataRow("toy2", 82, 19)]
    public void Toys_are_planted_by_name(string preset, int length, int width)
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk("simulate", "--preset", preset, "--count", "50", "--out", folder.File("own"));
        var own = new SimulatedFolder(folder.File("own"));
        CollectionAssert.AreEqual(new[] { "positive" }, own.Table().Columns.ToArray());
        Assert.AreEqual(length, own.Sequences.RequireUniformLength());
        Assert.IsTrue(own.Sites.All(site => int.Parse(site[2]) - int.Parse(site[1]) == width));

        string motif = MotifFiles.Write(folder.File("given.meme"), IupacMotif.Parse("TGACTCA", 1, "given"));
        CliResult.RunOk("simulate", "--preset", preset, "--motifs", motif, "--count", "50", "--out", folder.File("other"));
        var other = new SimulatedFolder(folder.File("other"));
        foreach (string[] site in other.Sites)
        {
            int record = int.Parse(site[0]["sim".Length..]) - 1;
            Assert.AreEqual("TGACTCA", other.Sequences.Text(record)[int.Parse(site[1])..int.Parse(site[2])]);
        }
    }

    [TestMethod]
    [DataRow(2, "grammar 'AP1 5-15 HNF4', word 3: there is no motif 'HNF4'; did you mean 'HNF4A'?", "--grammar", "AP1 5-15 HNF4")]
    [DataRow(2, "grammar 'AP1 9-3 ETS', word 2: the least of the gap '9-3' is over its greatest", "--grammar", "AP1 9-3 ETS")]
    [DataRow(2, "grammar 'AP1 ETS', word 2: 'ETS' is not a gap", "--grammar", "AP1 ETS")]
    [DataRow(1, "grammar AP1_3-160_ETS: takes up to 178 bases, a sequence has 171", "--grammar", "AP1 3-160 ETS")]
    [DataRow(1, "grammar AP1: one motif without a place", "--grammar", "AP1", "--negatives", "parts")]
    [DataRow(1, "the share of positives is 2, 0 to 1 is needed", "--grammar", "AP1", "--positives", "2")]
    [DataRow(2, "--negatives: 'none' is not one of background, parts, broken", "--grammar", "AP1", "--negatives", "none")]
    [DataRow(2, "--negatives: there is no --grammar", "--negatives", "parts")]
    [DataRow(2, "--effects: not where grammars are planted", "--grammar", "AP1", "--effects", "1,2,3,4,5,6")]
    [DataRow(2, "--label-kind: not where grammars are planted", "--preset", "toy1", "--label-kind", "binary")]
    [DataRow(2, "--grammar: not with --preset toy2", "--preset", "toy2", "--grammar", "AP1")]
    [DataRow(2, "--one-strand: all sites of --preset toy1 are on one", "--preset", "toy1", "--one-strand")]
    [DataRow(2, "--preset toy2 plants one motif, ", "--preset", "toy2", "--motifs", "two.meme")]
    public void What_cannot_be_is_one_line(int exitCode, string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(
            folder.File("two.meme"), IupacMotif.Parse("ACGTA", name: "one"), IupacMotif.Parse("CCGTA", name: "two"));
        string[] words = [.. options.Select(word => word == "two.meme" ? motifs : word)];
        CliResult.Run(["simulate", .. words, "--out", folder.File("sim")]).AssertFailed(exitCode, message);
        Assert.IsFalse(Directory.Exists(folder.File("sim")));
    }
}
