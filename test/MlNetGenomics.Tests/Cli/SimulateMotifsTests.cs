using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Tests.Simulation;

namespace MlNetGenomics.Tests.Cli;

/// <summary>mlng simulate: how independent motifs are planted.</summary>
[TestClass]
public class SimulateMotifsTests
{
    [TestMethod]
    public void Koo2019_is_the_papers_set_but_for_what_is_given()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), KooEddyMotifsTests.Database().Motifs);
        string json = folder.File("run.json");
        CliResult.RunOk(
            "simulate", "--preset", "koo2019", "--motifs", motifs, "--count", "300", "--seed", "5",
            "--out", folder.File("koo"), "--json", json);
        PlantedMotifData expected = PlantedMotifSimulator.Run(
            PlantedMotifSettings.KooEddy(KooEddyMotifs.Select(MotifReader.Read(motifs))) with { SequenceCount = 300, Seed = 5 });
        var found = new SimulatedFolder(folder.File("koo"));
        LabelTable labels = found.Table();
        bool[][] presence = expected.Presence();
        CollectionAssert.AreEqual(expected.Settings.TaskNames.ToArray(), labels.Columns.ToArray());
        for (int i = 0; i < 300; i++)
        {
            Assert.AreEqual(expected.Sequences.Text(i), found.Sequences.Text(i));
            for (int motif = 0; motif < 12; motif++)
                Assert.AreEqual(presence[i][motif] ? 1 : 0, labels.Values[motif][i]);
        }
        JsonElement settings = CliResult.Json(json).GetProperty("settings");
        Assert.AreEqual("koo2019", settings.GetProperty("preset").GetString());
        Assert.AreEqual("binary", settings.GetProperty("label_kind").GetString());
        Assert.AreEqual("normalized-gaps", settings.GetProperty("placement").GetString());
        Assert.AreEqual(1, settings.GetProperty("minimum_gap").GetInt32());
        Assert.AreEqual(200, settings.GetProperty("length").GetInt32());
        CollectionAssert.AreEqual(
            new[] { 0, 0.5, 0.25, 0.17, 0.05, 0.03 },
            settings.GetProperty("site_counts").EnumerateArray().Select(weight => weight.GetDouble()).ToArray());
    }

    [TestMethod]
    public void Numbers_of_sites_gaps_and_background_are_as_given()
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk(
            "simulate", "--count", "400", "--length", "60", "--site-counts", "1,0,0,1", "--minimum-gap", "6",
            "--placement", "normalized-gaps", "--background", ".7,.1,.1,.1", "--out", folder.File("sim"));
        var found = new SimulatedFolder(folder.File("sim"));
        int empty = 0;
        int adenines = 0;
        for (int i = 0; i < 400; i++)
        {
            string[][] sites = found.SitesOf(found.Sequences.Names[i]);
            if (sites.Length == 0)
            {
                empty++;
                adenines += found.Sequences.Text(i).Count(letter => letter == 'A');
                continue;
            }
            Assert.HasCount(3, sites);
            int end = 0;
            foreach (string[] site in sites)
            {
                Assert.IsGreaterThanOrEqualTo(end + 6, int.Parse(site[1]));
                end = int.Parse(site[2]);
            }
            Assert.IsLessThanOrEqualTo(54, end);
        }
        Assert.AreEqual(0.5, empty / 400.0, 5 * 0.5 / Math.Sqrt(400));
        Assert.AreEqual(0.7, adenines / (60.0 * empty), 5 * Math.Sqrt(0.7 * 0.3 / (60.0 * empty)));
    }

    [TestMethod]
    public void Wrong_labels_are_beside_the_true_ones()
    {
        using var folder = new TemporaryFolder();
        CliResult result = CliResult.RunOk(
            "simulate", "--count", "500", "--label-kind", "binary", "--label-noise", "0.2", "--out", folder.File("sim"));
        Assert.Contains("20 % of labels wrong", result.Output);
        var found = new SimulatedFolder(folder.File("sim"));
        LabelTable labels = found.Table(), truth = found.Table("truth.tsv");
        CollectionAssert.AreEqual(truth.Columns.ToArray(), labels.Columns.ToArray());
        int wrong = 0;
        for (int motif = 0; motif < truth.Columns.Count; motif++)
        {
            HashSet<string> planted = [.. found.Sites.Where(site => site[3] == truth.Columns[motif]).Select(site => site[0])];
            for (int i = 0; i < 500; i++)
            {
                Assert.AreEqual(planted.Contains(found.Sequences.Names[i]) ? 1 : 0, truth.Values[motif][i]);
                wrong += labels.Values[motif][i] == truth.Values[motif][i] ? 0 : 1;
            }
        }
        Assert.AreEqual(0.2, wrong / 3000.0, 5 * Math.Sqrt(0.2 * 0.8 / 3000));
    }

    [TestMethod]
    [DataRow(2, "--preset koo2019 needs --motifs, a file with Arid3a, CEBPB,", "--preset", "koo2019")]
    [DataRow(1, "no motif of Arid3a, CEBPB, FOSL1, Gabpa, MAFK, MAX, MEF2A, NFYB, SP1, SRF, STAT1, YY1 among 1;",
        "--preset", "koo2019", "--motifs", "one.meme")]
    [DataRow(2, "--site-counts: 'x' is not a number", "--site-counts", "1,x")]
    [DataRow(1, "the weights of the numbers of sites must be 0 or more", "--site-counts", "1,-1")]
    [DataRow(1, "1 sites of the widest motif with gaps of 90 take 191 bases, a sequence has 171",
        "--minimum-gap", "90", "--site-counts", "0,1")]
    [DataRow(2, "--background: 3 numbers, 4 are needed", "--background", ".5,.3,.2")]
    [DataRow(2, "four positive numbers that sum to 1", "--background", ".5,.3,.2,.3")]
    [DataRow(2, "--placement: 'even' is not one of uniform, normalized-gaps", "--placement", "even")]
    [DataRow(2, "--label-noise: is of --label-kind binary", "--label-noise", ".1")]
    [DataRow(1, "the share of wrong labels is 1.1, 0 to 1 is needed", "--label-kind", "binary", "--label-noise", "1.1")]
    [DataRow(2, "--noise: there is none in --label-kind binary",
        "--preset", "koo2019", "--motifs", "one.meme", "--noise", "1")]
    public void What_cannot_be_is_one_line(int exitCode, string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("one.meme"), IupacMotif.Parse("ACGTA", name: "one"));
        string[] words = [.. options.Select(word => word == "one.meme" ? motifs : word)];
        CliResult.Run(["simulate", .. words, "--out", folder.File("sim")]).AssertFailed(exitCode, message);
        Assert.IsFalse(Directory.Exists(folder.File("sim")));
    }
}
