using System.Text.Json;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class DemoCommandTests
{
    [TestMethod]
    public void Finds_every_planted_motif_and_no_decoy()
    {
        using var folder = new TemporaryFolder();
        string output = folder.File("demo");
        CliResult result = CliResult.RunOk("demo", "--out", output, "--json", folder.File("demo.json"));
        Assert.Contains("recovered 6 of 6 planted motifs, 0 of as many decoys", result.Output);
        foreach (string motif in new[] { "AP1", "HNF4A", "ETS", "CEBP", "REST", "GFI1" })
            Assert.Contains($"\n{motif} ", result.Output);
        string report = Path.Combine(output, "report.html");
        Assert.EndsWith($"report: {report}\n", result.Output);
        Assert.Contains("Known motifs", File.ReadAllText(report));
        CollectionAssert.AreEquivalent(
            new[]
            {
                "labels.tsv", "model.onnx", "motifs.meme", "report.html", "scores.tsv", "sequences.fa", "sites.bed",
            },
            Directory.GetFiles(output).Select(Path.GetFileName).ToArray());
        JsonElement metrics = CliResult.Json(folder.File("demo.json")).GetProperty("metrics");
        Assert.AreEqual(6, metrics.GetProperty("motifs_recovered").GetProperty("mean").GetDouble());
        Assert.IsLessThan(1e-4, metrics.GetProperty("runtime_difference").GetProperty("mean").GetDouble());
    }

    [TestMethod]
    public void Fails_where_the_data_are_too_few_to_find_the_motifs()
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("demo", "--count", "60", "--out", folder.File("demo"))
            .AssertFailed(1, "the demo missed planted motifs: ");
    }
}
