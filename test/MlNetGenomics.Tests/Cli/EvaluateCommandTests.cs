using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class EvaluateCommandTests
{
    [TestMethod]
    public void Metrics_are_those_of_the_written_predictions()
    {
        using var data = new CliData();
        CliResult.RunOk(["train", .. data.Training, "--label-transform", "log2", "--out", data.File("m.onnx")]);
        CliResult result = CliResult.RunOk(
            "evaluate", "--model", data.File("m.onnx"), "--fasta", data.Fasta, "--labels", data.Labels,
            "--label-column", "activity", "--out", data.File("p.tsv"), "--json", data.File("e.json"));
        Assert.Contains("log2", result.Output);
        string[][] rows = [.. File.ReadLines(data.File("p.tsv")).Skip(1).Select(line => line.Split('\t'))];
        RegressionScores log2 = RegressionScores.Of(
            [.. rows.Select(row => Number(row[1]))], [.. rows.Select(row => Number(row[2]))]);
        RegressionScores raw = RegressionScores.Of(
            [.. data.Data.Labels.Select(label => (double)label)], [.. rows.Select(row => Math.Pow(2, Number(row[2])))]);
        JsonElement metrics = CliResult.Json(data.File("e.json")).GetProperty("metrics");
        Assert.AreEqual(log2.RSquared, Mean(metrics, "r2"), 1e-5);
        Assert.AreEqual(log2.Pearson, Mean(metrics, "pearson_log2"), 1e-5);
        Assert.AreEqual(raw.RSquared, Mean(metrics, "r2_raw"), 1e-5);
        Assert.AreEqual(raw.Spearman, Mean(metrics, "spearman_raw"), 1e-5);
    }

    private static double Mean(JsonElement metrics, string name) =>
        metrics.GetProperty(name).GetProperty("mean").GetDouble();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
