using System.Text.Json;
using System.Xml.Linq;
using MlNetGenomics.Tests.Reports;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class ReportCommandTests
{
    private static readonly string[] Windows = ["--window", "20", "--step", "10"];

    [TestMethod]
    public void Every_part_says_what_its_own_command_says()
    {
        using var data = new CliData();
        var genome = new VariantCliData(data);
        string model = data.TrainModel(), database = MotifFiles.Write(data.File("db.meme"), MotifFiles.Database);
        string group = data.Data.Sequences.Names[0];
        string[] named = ["--model", model, "--database", database, "--qvalue", "0.9"], sequences = ["--fasta", data.Fasta];
        string[] labels = ["--labels", data.Labels, "--label-column", "activity"];
        string[] variants = ["--variants", genome.Variants, "--genome", genome.Genome, "--benign", genome.Benign];
        CliResult.RunOk(
        [
            "report", .. named, .. sequences, .. labels, .. variants, "--cluster-qvalue", "1", "--group", group,
            "--peak-fasta", data.Fasta, "--peak-scores", data.Labels, "--peak-score-column", "activity", .. Windows, "--peak-length", "50",
            "--out", data.File("all.html"), "--json", data.File("all.json"),
        ]);
        JsonElement metrics = CliResult.Json(data.File("all.json")).GetProperty("metrics");

        Same("regulators", named);
        Same("influence", [.. named, .. sequences, .. labels]);
        Same("cooccur", [.. named, .. sequences]);
        Same("cluster", ["--model", model, "--database", database, "--qvalue", "1", .. sequences, .. labels, "--group", group]);
        Same("accessibility", ["--model", model, .. sequences, "--scores", data.Labels, "--score-column", "activity", .. Windows, "--length", "50"]);
        Same("variants", ["--model", model, .. variants]);
        CliResult.RunOk(["evaluate", "--model", model, .. sequences, .. labels, "--json", data.File("e.json")]);
        foreach (string name in new[] { "r2", "pearson", "spearman", "mse" })
        {
            Assert.AreEqual(
                CliResult.Json(data.File("e.json")).GetProperty("metrics").GetProperty(name).GetProperty("mean").GetDouble(),
                metrics.GetProperty(name).GetProperty("mean").GetDouble(), 1e-5, name);
        }

        void Same(string command, string[] words)
        {
            string json = data.File($"{command}.json");
            CliResult.RunOk([command, .. words, "--out", data.File($"{command}.out"), "--json", json]);
            JsonElement part = metrics.GetProperty(command);
            foreach (JsonProperty own in CliResult.Json(json).GetProperty("metrics").EnumerateObject())
            {
                // How fast it went is not the same twice.
                if (own.Name != "variants_per_second")
                    Assert.AreEqual(own.Value.GetRawText().Replace(" ", ""), part.GetProperty(own.Name).GetRawText().Replace(" ", ""), $"{command} {own.Name}");
            }
        }
    }

    [TestMethod]
    public void Contents_lead_to_the_parts_that_are_there()
    {
        using var data = new CliData();
        var genome = new VariantCliData(data);
        string[] report =
        [
            "report", "--model", data.TrainModel(), "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity",
            "--out", data.File("r.html"),
        ];
        CliResult result = CliResult.RunOk(report);
        Assert.Contains("Influence: the error grows most without kernel_", result.Output);
        string[] always = ["fit", "factors", "influence", "cooccurrence", "clusters"];
        CollectionAssert.AreEqual(always, Linked());
        CliResult.RunOk([.. report, "--variants", genome.Variants, "--genome", genome.Genome]);
        CollectionAssert.AreEqual((string[])[.. always, "variants"], Linked());
        CliResult.RunOk([.. report, "--peak-fasta", data.Fasta, "--peak-scores", data.Labels, "--peak-score-column", "activity", .. Windows]);
        CollectionAssert.AreEqual((string[])[.. always, "accessibility"], Linked());

        // Sections that links lead to, in the order of the links; all sections with an address are linked.
        string[] Linked()
        {
            XElement page = HtmlReportTests.Parse(File.ReadAllText(data.File("r.html")));
            string[] links = [.. page.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(link => link.StartsWith('#')).Select(link => link[1..])];
            string[] sections = [.. page.Descendants("section").Select(section => (string?)section.Attribute("id")).OfType<string>()];
            CollectionAssert.AreEqual(sections, links);
            return links;
        }
    }

    [TestMethod]
    public void Bad_input_is_one_line()
    {
        using var data = new CliData();
        var genome = new VariantCliData(data);
        string[] report =
        [
            "report", "--model", data.TrainModel(), "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity",
            "--out", data.File("never.html"),
        ];
        foreach ((int code, string expected, string[] words) in new (int, string, string[])[]
        {
            (2, "--genome: is for --peaks and --variants, and neither is given", ["--genome", genome.Genome]),
            (2, "--peaks and --genome go together", ["--peaks", "p.narrowPeak"]),
            (2, "--peak-fasta and --peak-scores go together", ["--peak-fasta", data.Fasta]),
            (2, "give either --peaks and --genome, or --peak-fasta and --peak-scores", ["--peaks", "p", "--genome", "g", "--peak-fasta", "f"]),
            (2, "--window: is for peaks, and there is neither --peaks nor --peak-fasta", ["--window", "3"]),
            (2, "--peak-length: is for peaks, and there are none", ["--peak-length", "50"]),
            (2, "--benign: is for variants, and there is no --variants", ["--benign", genome.Benign]),
            (2, "--variant-fdr: there are no p-values without --benign", ["--variants", genome.Variants, "--variant-fdr", "0.1"]),
            (2, "--variant-top: '2' is not a share", ["--variants", genome.Variants, "--variant-top", "2"]),
            (2, "--variant-length: is for variants, and there are none", ["--variant-length", "50"]),
            (2, "--cluster-qvalue: is for known motifs, and there is no --database", ["--cluster-qvalue", "0.1"]),
            (2, "only one file can come from standard input", ["--variants", "-", "--benign", "b", "--peak-fasta", "-", "--peak-scores", "s"]),
            (1, "no sequence has a name that starts with 'nobody'", ["--group", "nobody"]),
            (1, "nowhere.vcf: no such file", ["--variants", data.File("nowhere.vcf"), "--genome", genome.Genome]),
            (1, "bad.vcf, line 3", ["--variants", data.Write("bad.vcf", VariantCliData.Head + "chr1\tx\t.\tA\tC\t.\t.\t.\n"), "--genome", genome.Genome]),
            (1, "90 sequences are too few for 90 neighbours each", ["--neighbors", "90"]),
        })
        {
            CliResult.Run([.. report, .. words]).AssertFailed(code, expected);
        }
        Assert.IsFalse(File.Exists(data.File("never.html")));
    }
}
