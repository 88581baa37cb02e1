using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class KooEddyCommandTests
{
    private const string Names = "AP1,HNF4A,ETS,CEBP,REST,GFI1";

    [TestMethod]
    public void Quick_form_shows_the_papers_pattern_on_its_motifs()
    {
        using var folder = new TemporaryFolder();
        string database = SharedData.Require("motifs/JASPAR_CORE_2016_vertebrates.meme");
        JsonElement models = Run(folder, "--motifs", database, "--quick");
        (double auroc, double relevant) small = Of(models, "CNN-2"), large = Of(models, "CNN-25"), blind = Of(models, "CNN3-50");
        // Table 1 has .968 and 0 %, .954 and 100 %, .652 and 0 %.
        Assert.AreEqual(0.968, small.auroc, 0.03);
        Assert.AreEqual(0.954, large.auroc, 0.03);
        Assert.AreEqual(0.652, blind.auroc, 0.06);
        Assert.IsLessThanOrEqualTo(20, small.relevant);
        Assert.IsGreaterThanOrEqualTo(80, large.relevant);
        Assert.IsLessThanOrEqualTo(10, blind.relevant);
        Assert.IsLessThan(models.GetProperty("CNN-25").GetProperty("jaspar").GetDouble(), models.GetProperty("CNN-2").GetProperty("jaspar").GetDouble());
    }

    [TestMethod]
    public void The_pattern_holds_with_other_motifs()
    {
        using var folder = new TemporaryFolder();
        JsonElement models = Run(
            folder, "--motifs", Database(folder), "--relevant", Names, "--count", "6000", "--quick", "--epochs", "50");
        (double auroc, double relevant) small = Of(models, "CNN-2"), large = Of(models, "CNN-25"), blind = Of(models, "CNN3-50");
        Assert.IsGreaterThan(0.9, small.auroc);
        Assert.IsGreaterThan(0.9, large.auroc);
        Assert.IsLessThan(0.8, blind.auroc);
        Assert.IsGreaterThan(small.relevant + 30, large.relevant);
        Assert.IsGreaterThan(blind.relevant + 40, large.relevant);

        string report = File.ReadAllText(Path.Combine(folder.File("out"), "report.html"));
        Assert.Contains("Filters of CNN-25", report);
        Assert.DoesNotContain("Table 1 of Koo", report);
        string[] filters = File.ReadAllLines(Path.Combine(folder.File("out"), "filters.tsv"));
        Assert.HasCount(1 + 3 * 30, filters);
        MotifSet motifs = MotifReader.Read(Path.Combine(folder.File("out"), "filters.meme"));
        Assert.IsTrue(motifs.Motifs.Any(motif => motif.Name.StartsWith("CNN-25_filter_", StringComparison.Ordinal)));
        CliResult.RunOk("inspect", "--model", Path.Combine(folder.File("out"), "CNN-25.onnx"));
    }

    [TestMethod]
    public void A_finished_study_is_not_repeated_and_more_trials_go_on_from_it()
    {
        using var folder = new TemporaryFolder();
        string[] settings =
            ["--motifs", Database(folder), "--relevant", Names, "--count", "200", "--epochs", "1", "--networks", "CNN-100,CNN-25"];
        JsonElement first = Run(folder, settings);
        string table = File.ReadAllText(Path.Combine(folder.File("out"), "table.tsv"));
        JsonElement again = Run(folder, settings);
        Assert.AreEqual(table, File.ReadAllText(Path.Combine(folder.File("out"), "table.tsv")));
        Assert.AreEqual(JsonValueKind.Number, first.GetProperty("CNN-25").GetProperty("secondsPerEpoch").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, again.GetProperty("CNN-25").GetProperty("secondsPerEpoch").ValueKind);
        JsonElement more = Run(folder, [.. settings, "--trials", "2"]);
        Assert.AreEqual(2, more.GetProperty("CNN-25").GetProperty("trials").GetArrayLength());
        Assert.AreEqual(
            first.GetProperty("CNN-25").GetProperty("auroc").GetProperty("mean").GetDouble(),
            more.GetProperty("CNN-25").GetProperty("trials")[0].GetProperty("auroc").GetDouble());
    }

    [TestMethod]
    public void Takes_sequences_and_labels_split_by_chromosome()
    {
        using var folder = new TemporaryFolder();
        (string fasta, string labels) = Peaks(folder);
        CliResult result = CliResult.RunOk(
            "reproduce", "koo2019", "--motifs", Database(folder), "--fasta", fasta, "--labels", labels, "--test-chromosomes", "chr2",
            "--validation-chromosomes", "chr3", "--networks", "CNN-25", "--epochs", "1", "--out", folder.File("out"), "--json",
            folder.File("k.json"));
        Assert.DoesNotContain("0.954", result.Output);
        JsonElement tasks = CliResult.Json(folder.File("k.json")).GetProperty("models").GetProperty("CNN-25").GetProperty("tasks");
        CollectionAssert.AreEqual(new[] { "AP1", "ETS" }, tasks.EnumerateObject().Select(task => task.Name).ToArray());
    }

    [TestMethod]
    public void Bad_input_is_one_line_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        string database = Database(folder), output = folder.File("out");
        (string fasta, string labels) = Peaks(folder);
        string noCoordinates = folder.Write("plain.fa", string.Concat(Enumerable.Range(0, 40).Select(i => $">s{i}\n{new string('A', 100)}\n")));
        foreach ((int exitCode, string expected, string[] more) in new (int, string, string[])[]
        {
            (1, "db.meme: no motif of 66 is called Arid3a", []),
            (2, "--networks: 'CNN-3' is not a network of Koo and Eddy; did you mean 'CNN-2'?", ["--networks", "CNN-3"]),
            (2, "--networks: 'CNN-2,cnn-2' names a network twice", ["--networks", "CNN-2,cnn-2"]),
            (2, "--fasta and --labels go together", ["--fasta", fasta]),
            (2, "--count: not with --fasta", ["--fasta", fasta, "--labels", labels, "--count", "100"]),
            (2, "--test-chromosomes: for --fasta only", ["--test-chromosomes", "chr2"]),
            (2, "--test-chromosomes and --validation-chromosomes go together",
                ["--fasta", fasta, "--labels", labels, "--test-chromosomes", "chr2"]),
            (1, "peaks.fa: chromosome chr9: no sequence is on it",
                ["--fasta", fasta, "--labels", labels, "--test-chromosomes", "chr9", "--validation-chromosomes", "chr3"]),
            (1, "plain.fa: sequence s0: its name is not of the form chr1:100-300",
                ["--fasta", noCoordinates, "--labels", folder.Write("plain.tsv", "AP1\tETS\n" + string.Concat(Enumerable.Repeat("1\t0\n", 40))),
                    "--test-chromosomes", "chr9", "--validation-chromosomes", "chr3"]),
        })
        {
            CliResult.Run(["reproduce", "koo2019", "--motifs", database, "--out", output, .. more]).AssertFailed(exitCode, expected);
            Assert.IsFalse(Directory.Exists(output), expected);
        }
        CliResult.Run("reproduce").AssertFailed(2, "which study? known are koo2019");
        CliResult.Run("reproduce", "flu").AssertFailed(2, "'flu' is not known");
    }

    private static JsonElement Run(TemporaryFolder folder, params string[] settings)
    {
        CliResult.RunOk(
            ["reproduce", "koo2019", .. settings, "--out", folder.File("out"), "--json", folder.File("k.json"), "--quiet"]);
        JsonElement json = CliResult.Json(folder.File("k.json"));
        Assert.AreEqual("reproduce koo2019", json.GetProperty("command").GetString());
        return json.GetProperty("models");
    }

    private static (double Auroc, double Relevant) Of(JsonElement models, string name)
    {
        JsonElement model = models.GetProperty(name);
        foreach (string metric in new[] { "auroc", "aupr" })
        {
            foreach (string part in new[] { "mean", "sd" })
                Assert.AreEqual(JsonValueKind.Number, model.GetProperty(metric).GetProperty(part).ValueKind);
        }
        return (model.GetProperty("auroc").GetProperty("mean").GetDouble(), model.GetProperty("relevant").GetDouble());
    }

    /// <summary>Sixty random motifs and the textbook ones.</summary>
    private static string Database(TemporaryFolder folder) => MotifFiles.Write(
        folder.File("db.meme"),
        [.. MotifFiles.Database.Take(60), .. DefaultMotifs.All.Select(planted => planted.Motif)]);

    private static (string Fasta, string Labels) Peaks(TemporaryFolder folder)
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(new PlantedMotifSettings { SequenceCount = 60, SequenceLength = 100 });
        bool[][] presence = data.Presence();
        string[] names = [.. Enumerable.Range(0, 60).Select(i => $"chr{i % 3 + 1}:{1000 * i}-{1000 * i + 100}")];
        return (
            folder.Write("peaks.fa", string.Concat(names.Select((name, i) => $">{name}\n{data.Sequences.Text(i)}\n"))),
            folder.Write("peaks.tsv", "name\tAP1\tETS\n" + string.Concat(names.Select(
                (name, i) => $"{name}\t{(presence[i][0] ? 1 : 0)}\t{(presence[i][2] ? 1 : 0)}\n"))));
    }
}
