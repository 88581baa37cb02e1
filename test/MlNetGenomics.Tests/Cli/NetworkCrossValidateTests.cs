using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Onnx;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class NetworkCrossValidateTests
{
    [TestMethod]
    public void Metrics_are_those_of_the_predictions_fold_by_fold_and_task_by_task()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "3", "--predictions", data.File("p.tsv"),
            "--json", data.File("cv.json"), "--report", data.File("cv.html"), "--out", data.File("m.onnx"),
        ]);
        Assert.Contains("small, 3 folds", result.Output);
        string[][] rows = [.. File.ReadLines(data.File("p.tsv")).Select(line => line.Split('\t'))];
        CollectionAssert.AreEqual(
            new[] { "name", "fold", "x_measured", "x_predicted", "y_measured", "y_predicted" }, rows[0]);
        JsonElement root = CliResult.Json(data.File("cv.json"));
        JsonElement metrics = root.GetProperty("metrics");
        for (int fold = 1; fold <= 3; fold++)
        {
            string[][] own = [.. rows.Where(row => row[1] == fold.ToString(CultureInfo.InvariantCulture))];
            double sum = 0;
            for (int task = 0; task < 2; task++)
            {
                var scores = RegressionScores.Of(
                    [.. own.Select(row => Number(row[2 + 2 * task]))], [.. own.Select(row => Number(row[3 + 2 * task]))]);
                JsonElement of = metrics.GetProperty("tasks").GetProperty(task == 0 ? "x" : "y");
                Assert.AreEqual(scores.RSquared, Folds(of, "r2")[fold - 1], 1e-5);
                Assert.AreEqual(scores.Spearman, Folds(of, "spearman")[fold - 1], 1e-9);
                sum += scores.RSquared;
            }
            Assert.AreEqual(sum / 2, Folds(metrics, "r2")[fold - 1], 1e-5);
        }
        Assert.AreEqual(3, root.GetProperty("settings").GetProperty("folds").GetInt32());
        Assert.Contains("mean R2 (sd)", File.ReadAllText(data.File("cv.html")));
        // The model is of all sequences.
        using TrainingSet set = data.Set();
        CollectionAssert.AreEqual(
            NetworkTrainer.Train(data.Small, set, null, NetworkCliData.Settings).Model.Values.ToArray(),
            NetworkOnnx.Import(data.File("m.onnx")).Values.ToArray());
    }

    [TestMethod]
    public void One_task_has_its_metrics_at_the_top()
    {
        using var data = new NetworkCliData(length: 100, isBinary: true);
        CliResult result = CliResult.RunOk(
            "crossval", "--model", "koo:CNN-50", "--fasta", data.Fasta, "--labels", data.LabelFile, "--label-column",
            "y", "--epochs", "1", "--folds", "2", "--json", data.File("cv.json"), "--predictions", data.File("p.tsv"));
        Assert.Contains("AUROC", result.Output);
        JsonElement metrics = CliResult.Json(data.File("cv.json")).GetProperty("metrics");
        Assert.IsFalse(metrics.TryGetProperty("tasks", out _));
        string[][] rows = [.. File.ReadLines(data.File("p.tsv")).Skip(1).Select(line => line.Split('\t'))];
        for (int fold = 1; fold <= 2; fold++)
        {
            string[][] own = [.. rows.Where(row => row[1] == fold.ToString(CultureInfo.InvariantCulture))];
            var scores = RankingScores.Of(
                [.. own.Select(row => Number(row[2]))], [.. own.Select(row => Number(row[3]))]);
            Assert.AreEqual(scores.Auroc, Folds(metrics, "auroc")[fold - 1], 1e-9);
            Assert.AreEqual(scores.Auprc, Folds(metrics, "auprc")[fold - 1], 1e-9);
        }
    }

    [TestMethod]
    public void A_grid_is_judged_by_the_mean_of_the_first_metric()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "2", "--l2", "0,0.1", "--patience", "3", "--json", data.File("cv.json"),
            "--out", data.File("m.onnx"),
        ]);
        Assert.Contains("best", result.Output);
        JsonElement root = CliResult.Json(data.File("cv.json"));
        JsonElement[] candidates = [.. root.GetProperty("metrics").GetProperty("candidates").EnumerateArray()];
        Assert.HasCount(2, candidates);
        JsonElement best = candidates.MaxBy(candidate => Folds(candidate.GetProperty("metrics"), "r2").Average());
        Assert.AreEqual(
            best.GetProperty("settings").GetProperty("l2").GetDouble(),
            root.GetProperty("settings").GetProperty("l2").GetDouble());
        CollectionAssert.AreEqual(
            Folds(best.GetProperty("metrics"), "r2"), Folds(root.GetProperty("metrics"), "r2"));
    }

    [TestMethod]
    public void Checkpoints_of_every_fold_lead_to_the_same_scores()
    {
        using var data = new NetworkCliData();
        string[] run =
            ["crossval", .. data.Training, "--folds", "2", "--checkpoint", data.File("state"), "--predictions"];
        CliResult.RunOk([.. run, data.File("first.tsv")]);
        CollectionAssert.IsSubsetOf(new[] { "state.fold1", "state.fold2" }, data.OtherFiles());
        CliResult.RunOk([.. run, data.File("second.tsv")]);
        Assert.AreEqual(File.ReadAllText(data.File("first.tsv")), File.ReadAllText(data.File("second.tsv")));
    }

    [TestMethod]
    public void A_fold_in_which_a_metric_is_not_defined_does_not_count()
    {
        using var data = new NetworkCliData(length: 100, count: 20, isBinary: true);
        // One positive: the fold without it has no AUROC.
        data.WriteLabels("labels.tsv", [.. data.Labels.Select((label, i) => i % 2 == 1 ? label : i == 0 ? 1f : 0f)]);
        CliResult.RunOk(
            "crossval", "--model", "koo:CNN-50", "--fasta", data.Fasta, "--labels", data.LabelFile, "--epochs", "1",
            "--folds", "2", "--json", data.File("cv.json"));
        JsonElement auroc = CliResult.Json(data.File("cv.json")).GetProperty("metrics").GetProperty("tasks")
            .GetProperty("x").GetProperty("auroc");
        JsonElement[] folds = [.. auroc.GetProperty("folds").EnumerateArray()];
        Assert.HasCount(1, folds.Where(fold => fold.ValueKind == JsonValueKind.Null));
        Assert.AreEqual(
            folds.Single(fold => fold.ValueKind == JsonValueKind.Number).GetDouble(), auroc.GetProperty("mean").GetDouble());
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Folds(JsonElement metrics, string name) =>
        [.. metrics.GetProperty(name).GetProperty("folds").EnumerateArray().Select(fold => fold.GetDouble())];
}
