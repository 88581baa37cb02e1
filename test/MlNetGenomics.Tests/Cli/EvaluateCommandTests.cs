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

    [TestMethod]
    public void Two_models_are_compared_task_by_task()
    {
        using var data = new NetworkCliData(length: 100, isBinary: true);
        foreach (string seed in new[] { "1", "2" })
        {
            CliResult.RunOk(
                "train", "--model", "koo:CNN-25", "--fasta", data.Fasta, "--labels", data.LabelFile, "--epochs", seed, "--seed", seed,
                "--quiet", "--out", data.File($"m{seed}.onnx"));
        }
        string[] shared = ["--fasta", data.Fasta, "--labels", data.LabelFile, "--json", data.File("e.json")];
        double[][] areas = [.. new[] { "1", "2" }.Select(seed =>
        {
            CliResult.RunOk(["evaluate", "--model", data.File($"m{seed}.onnx"), .. shared]);
            JsonElement tasks = CliResult.Json(data.File("e.json")).GetProperty("metrics").GetProperty("tasks");
            return new[] { "x", "y" }.Select(task => Mean(tasks.GetProperty(task), "auprc")).ToArray();
        })];
        CliResult result = CliResult.RunOk(
            ["evaluate", "--model", data.File("m2.onnx"), "--against", data.File("m1.onnx"), .. shared]);
        double[] differences = [areas[1][0] - areas[0][0], areas[1][1] - areas[0][1]];
        JsonElement against = CliResult.Json(data.File("e.json")).GetProperty("against");
        Assert.AreEqual(differences.Average(), against.GetProperty("meanDifference").GetDouble(), 1e-9);
        Assert.AreEqual(differences.Count(difference => difference > 0), against.GetProperty("better").GetInt32());
        // Of two numbers: mean over half their distance; with one degree of freedom t is Cauchy's.
        double t = (differences[0] + differences[1]) / Math.Abs(differences[0] - differences[1]);
        Assert.AreEqual(t, against.GetProperty("t").GetDouble(), 1e-6);
        Assert.AreEqual(0.5 - Math.Atan(t) / Math.PI, against.GetProperty("p").GetDouble(), 1e-6);
        Assert.Contains($"of 2 tasks, on average by {differences.Average().ToString("0.0000", CultureInfo.InvariantCulture)}", result.Output);
    }

    [TestMethod]
    public void Only_models_of_the_same_classes_are_compared()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string[] shared = ["--model", model, "--fasta", data.Fasta, "--labels", data.LabelFile];
        CliResult.Run(["evaluate", .. shared, "--against", model]).AssertFailed(
            1, $"{data.LabelFile}: the labels are numbers; --against compares AUPRC, which classes (0 and 1) have");
        CliResult.Run(["evaluate", .. shared, "--against", "basset"]).AssertFailed(2, "--against basset: is not trained");
    }

    [TestMethod]
    public void Only_models_of_the_same_tasks_are_compared()
    {
        using var data = new NetworkCliData(length: 100, isBinary: true);
        foreach (string columns in new[] { "x", "x,y", "y,x" })
        {
            CliResult.RunOk(
                "train", "--model", "koo:CNN-25", "--fasta", data.Fasta, "--labels", data.LabelFile, "--label-column", columns,
                "--epochs", "1", "--quiet", "--out", data.File($"{columns}.onnx"));
        }
        foreach ((string other, string says) in new[] { ("x", "1 column (x)"), ("y,x", "2 columns (y, x)") })
        {
            CliResult.Run(
                "evaluate", "--model", data.File("x,y.onnx"), "--against", data.File($"{other}.onnx"), "--fasta", data.Fasta,
                "--labels", data.LabelFile)
                .AssertFailed(1, $"{data.File($"{other}.onnx")}: predicts {says}, but {data.File("x,y.onnx")} predicts 2 columns (x, y)");
        }
    }

    private static double Mean(JsonElement metrics, string name) =>
        metrics.GetProperty(name).GetProperty("mean").GetDouble();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
