using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Training;
using MlNetGenomics.Sequences;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class CrossValidateCommandTests
{
    [TestMethod]
    public void Metrics_are_those_of_the_predictions_fold_by_fold()
    {
        using var data = new CliData();
        CliResult result = CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "3", "--label-transform", "log2",
            "--predictions", data.File("p.tsv"), "--json", data.File("cv.json"),
            "--report", data.File("cv.html"), "--out", data.File("m.onnx"),
        ]);
        Assert.Contains("mean", result.Output);
        string[][] rows = [.. File.ReadLines(data.File("p.tsv")).Skip(1).Select(line => line.Split('\t'))];
        Assert.HasCount(CliData.Count, rows);
        JsonElement metrics = CliResult.Json(data.File("cv.json")).GetProperty("metrics");
        double[] folds = Folds(metrics, "r2");
        Assert.HasCount(3, folds);
        for (int fold = 1; fold <= 3; fold++)
        {
            string[][] own = [.. rows.Where(row => row[1] == fold.ToString(CultureInfo.InvariantCulture))];
            RegressionScores scores = RegressionScores.Of(
                [.. own.Select(row => double.Parse(row[2], CultureInfo.InvariantCulture))],
                [.. own.Select(row => double.Parse(row[3], CultureInfo.InvariantCulture))]);
            Assert.AreEqual(scores.RSquared, folds[fold - 1], 1e-5);
            Assert.AreEqual(scores.Spearman, Folds(metrics, "spearman_log2")[fold - 1], 1e-9);
        }
        Assert.AreEqual(folds.Average(), metrics.GetProperty("r2").GetProperty("mean").GetDouble(), 1e-12);
        CollectionAssert.AreEqual(folds, Folds(metrics, "r2_log2"));
        Assert.Contains("Learning curve", File.ReadAllText(data.File("cv.html")));
        Assert.IsTrue(File.Exists(data.File("m.onnx")));
    }

    [TestMethod]
    public void A_grid_is_judged_by_mean_R2()
    {
        using var data = new CliData();
        CliResult result = CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "2", "--learning-rate", "1e-3,1e-2", "--l1", "0,1e-3",
            "--json", data.File("cv.json"),
        ]);
        Assert.Contains("best", result.Output);
        JsonElement root = CliResult.Json(data.File("cv.json"));
        JsonElement[] candidates = [.. root.GetProperty("metrics").GetProperty("candidates").EnumerateArray()];
        Assert.HasCount(4, candidates);
        JsonElement best = candidates.MaxBy(candidate => Mean(candidate.GetProperty("metrics")));
        Assert.AreEqual(Mean(best.GetProperty("metrics")), Mean(root.GetProperty("metrics")));
        Assert.AreEqual(
            best.GetProperty("settings").GetProperty("learning_rate").GetDouble(),
            root.GetProperty("settings").GetProperty("learning_rate").GetDouble());
    }

    [TestMethod]
    public void Nested_says_what_each_fold_chose()
    {
        using var data = new CliData();
        CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "3", "--nested", "2", "--batch", "16,32", "--json",
            data.File("cv.json"), "--table", data.File("t.tsv"),
        ]);
        JsonElement metrics = CliResult.Json(data.File("cv.json")).GetProperty("metrics");
        int[] chosen = [.. metrics.GetProperty("chosen").EnumerateArray().Select(one => one.GetInt32())];
        Assert.HasCount(3, chosen);
        Assert.IsTrue(chosen.All(one => one is 1 or 2));
        Assert.IsTrue(File.Exists(data.File("t.tsv")));
    }

    [TestMethod]
    public void Checkpoints_of_every_fold_lead_to_the_same_scores()
    {
        using var data = new CliData();
        string[] run =
        [
            "crossval", .. data.Training, "--folds", "2", "--checkpoint", data.File("state"), "--predictions",
        ];
        CliResult.RunOk([.. run, data.File("first.tsv")]);
        CollectionAssert.IsSubsetOf(new[] { "state.fold1", "state.fold2" }, data.OtherFiles());
        CliResult.RunOk([.. run, data.File("second.tsv")]);
        Assert.AreEqual(File.ReadAllText(data.File("first.tsv")), File.ReadAllText(data.File("second.tsv")));
    }

    [TestMethod]
    public void Labels_that_are_not_positive_have_no_log2_scores()
    {
        using var data = new CliData(baseline: 0);
        CliResult result = CliResult.RunOk(
            ["crossval", .. data.Training, "--folds", "2", "--json", data.File("cv.json")]);
        Assert.DoesNotContain("log2", result.Output);
        Assert.IsFalse(CliResult.Json(data.File("cv.json")).GetProperty("metrics").TryGetProperty("r2_log2", out _));
    }

    [TestMethod]
    public void A_model_file_is_not_cross_validated()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.Run(["crossval", .. data.Training, "--model", model]).AssertFailed(2, "trains new models");
    }

    [TestMethod]
    public void Gives_the_librarys_own_scores_on_the_HepG2_set()
    {
        string fasta = SharedData.Require("mpra-hepg2/sequences.fa");
        string labels = SharedData.Require("mpra-hepg2/wt_readout.dat");
        using var folder = new TemporaryFolder();
        CliResult.RunOk(
            "crossval", "--fasta", fasta, "--labels", labels, "--preset", "program", "--label-transform", "log2",
            "--kernels", "64", "--epochs", "5", "--folds", "3", "--seed", "2", "--json", folder.File("cv.json"));

        SequenceSet sequences = FastaReader.ReadAll(fasta);
        CrossValidationResult expected = MuseamCrossValidation.Run(
            sequences,
            LabelReader.Read(labels, sequences)[0],
            KFold.Assign(sequences.Count, 3, 2),
            MuseamSettings.Program with
            {
                KernelCount = 64, Epochs = 5, Seed = 2, LabelTransform = LabelTransform.Log2,
            });
        Assert.AreEqual(
            expected.MeanRSquared, Mean(CliResult.Json(folder.File("cv.json")).GetProperty("metrics")), 1e-9);
    }

    private static double Mean(JsonElement metrics) => metrics.GetProperty("r2").GetProperty("mean").GetDouble();

    private static double[] Folds(JsonElement metrics, string name) =>
        [.. metrics.GetProperty(name).GetProperty("folds").EnumerateArray().Select(fold => fold.GetDouble())];
}
