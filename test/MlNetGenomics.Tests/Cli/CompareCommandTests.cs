using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Cli;
using MlNetGenomics.Experiments;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class CompareCommandTests
{
    private static readonly string[] Networks = ["--epochs", "3", "--batch", "16", "--learning-rate", "0.01", "--validation", "0.25"];

    [TestMethod]
    public void Scores_are_those_of_a_cross_validation_and_the_best_is_the_first()
    {
        using var data = new NetworkCliData();
        CliResult.RunOk(["crossval", .. data.Training, "--folds", "3", "--seed", "4", "--json", data.File("cv.json")]);
        CliResult result = CliResult.RunOk(
        [
            "compare", "--models", $"{data.Network},kmer-sgd,kmer-fasttree", .. Data(data), "--kmer", "2", .. Networks,
            "--folds", "3", "--seed", "4", "--json", data.File("c.json"), "--out", data.File("c.tsv"), "--report", data.File("c.html"),
        ]);
        JsonElement root = CliResult.Json(data.File("c.json")), alone = CliResult.Json(data.File("cv.json"));
        JsonElement[] board = [.. root.GetProperty("leaderboard").EnumerateArray()];
        CollectionAssert.AreEquivalent(
            new[] { "net.json", "kmer-sgd", "kmer-fasttree" }, board.Select(Model).ToArray());
        Assert.AreEqual(root.GetProperty("best").GetString(), Model(board[0]));
        double[] means = [.. board.Select(row => row.GetProperty("metrics").GetProperty("r2").GetProperty("mean").GetDouble())];
        CollectionAssert.AreEqual(means.OrderDescending().ToArray(), means);
        Assert.IsTrue(JsonElement.DeepEquals(root.GetProperty("metrics"), board[0].GetProperty("metrics")));
        Assert.IsTrue(JsonElement.DeepEquals(
            alone.GetProperty("metrics"), board.Single(row => Model(row) == "net.json").GetProperty("metrics")));

        string[][] rows = [.. File.ReadLines(data.File("c.tsv")).Select(line => line.Split('\t'))];
        CollectionAssert.AreEqual(
            new[]
            {
                "model", "outcome", "fits", "task", "metric", "mean", "sd", "low", "high", "p_against_best",
                "repeat1_fold1", "repeat1_fold2", "repeat1_fold3", "note",
            },
            rows[0]);
        Assert.HasCount(1 + 3 * 3 * 4, rows);
        Assert.Contains("Leaderboard", File.ReadAllText(data.File("c.html")));
        foreach (string line in result.Output.Split('\n').Where(line => !line.StartsWith("wrote", StringComparison.Ordinal)))
            Assert.IsLessThanOrEqualTo(80, line.Length, line);
    }

    [TestMethod]
    public void A_model_that_fails_is_in_the_table_and_the_others_go_on()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.Run(
        [
            "compare", "--models", "koo:CNN-25,kmer-sgd", .. Data(data), "--kmer", "2", "--folds", "2",
            "--json", data.File("c.json"), "--out", data.File("c.tsv"),
        ]);
        Assert.AreEqual(ExitCode.Ok, result.ExitCode);
        Assert.Contains("koo:CNN-25 failed", result.Error);
        JsonElement[] board = [.. CliResult.Json(data.File("c.json")).GetProperty("leaderboard").EnumerateArray()];
        Assert.AreEqual("kmer-sgd", Model(board[0]));
        Assert.Contains("network koo:CNN-25, layer maxPooling2", board[1].GetProperty("note").GetString()!);
        Assert.AreEqual("failed", board[1].GetProperty("outcome").GetString());
        Assert.Contains("network koo:CNN-25, layer maxPooling2", File.ReadLines(data.File("c.tsv")).Last());
    }

    [TestMethod]
    public void Fixed_test_files_and_repeats()
    {
        using var data = new NetworkCliData(isBinary: true);
        CliResult.RunOk(
        [
            "compare", "--models", "kmer-fasttree", .. Data(data), "--label-column", "y", "--kmer", "2", "--repeats", "2",
            "--test-fasta", data.Fasta, "--test-labels", data.LabelFile, "--json", data.File("c.json"), "--out", data.File("c.tsv"),
        ]);
        JsonElement root = CliResult.Json(data.File("c.json"));
        Assert.AreEqual(2, root.GetProperty("metrics").GetProperty("auroc").GetProperty("folds").GetArrayLength());
        Assert.IsFalse(root.GetProperty("metrics").TryGetProperty("tasks", out _));
        CollectionAssert.AreEqual(
            new[] { "repeat1", "repeat2" }, File.ReadLines(data.File("c.tsv")).First().Split('\t')[10..12]);
    }

    [TestMethod]
    [DataRow("--models: 'kmer-sdg' is neither a model", "did you mean 'kmer-sgd'?", "kmer-sdg")]
    [DataRow("--models: 'kmer-sgd' is there twice", "", "kmer-sgd,kmer-sgd")]
    [DataRow("--kmer: '0' is not a whole number of 1 or more", "", "kmer-sgd", "--kmer", "0")]
    [DataRow("--kmer: '40' is not a whole number of 1 to 12", "", "kmer-sgd", "--kmer", "40")]
    [DataRow("--metric: 'auroc' is for classes, but the labels are numbers", "r2", "kmer-sgd", "--metric", "auroc")]
    [DataRow("--metric: 'rmse' is not one of", "mse", "kmer-sgd", "--metric", "rmse")]
    [DataRow("--preset: none of the models has 'program'", "paper, default", "sharpr,kmer-sgd", "--preset", "program")]
    [DataRow("--test-fasta and --test-labels: give both or none", "", "kmer-sgd", "--test-fasta", "t.fa")]
    [DataRow("--folds: there are none with --test-fasta", "", "kmer-sgd", "--test-fasta", "t.fa", "--test-labels", "t.tsv", "--folds", "3")]
    [DataRow("--repeats: '0'", "", "kmer-sgd", "--repeats", "0")]
    [DataRow("--budget: '0' is not a number over 0", "", "kmer-sgd", "--budget", "0")]
    [DataRow("--budget: '-1'", "", "kmer-sgd", "--budget", "-1")]
    [DataRow("--discard: '2' is not a number of 0 to 1", "", "kmer-sgd", "--discard", "2")]
    [DataRow("--discard: 1 would leave out every model", "", "kmer-sgd", "--discard", "1")]
    [DataRow("--models: motif-fasttree needs --motifs", "", "motif-fasttree")]
    [DataRow("--best: 'b.txt' ends neither in .onnx nor in .zip", "", "kmer-sgd", "--best", "b.txt")]
    public void Bad_usage(string expected, string also, string models, params string[] more)
    {
        using var data = new NetworkCliData();
        Fails(data, ExitCode.Usage, expected, also, ["--models", models, .. Data(data), .. more]);
    }

    [TestMethod]
    public void With_a_budget_the_usual_models_are_tried_and_the_best_is_written()
    {
        using var data = new NetworkCliData();
        string motifs = data.File("m.meme");
        OutputFile.Write(motifs, writer => MemeMotifs.Write(writer, [new PositionProbabilityMatrix("ga", [0, 0, 1, 0, 1, 0, 0, 0])]));
        // Some networks have more pools than forty bases let through: they say so, and the others go on.
        CliResult result = CliResult.Run(
        [
            "compare", .. Data(data), "--kmer", "2", "--epochs", "2", "--folds", "2", "--budget", "600", "--motifs", motifs,
            "--json", data.File("c.json"), "--best", data.File("b.zip"),
        ]);
        Assert.AreEqual(ExitCode.Ok, result.ExitCode, result.Error);
        JsonElement root = CliResult.Json(data.File("c.json"));
        string[] names = [.. root.GetProperty("leaderboard").EnumerateArray().Select(Model)];
        CollectionAssert.AreEquivalent(ModelSearchSpace.Usual.Append("motif-fasttree").ToArray(), names);
        Assert.AreEqual(names[0], root.GetProperty("best").GetString());
        var context = new MLContext();
        ITransformer model = context.Model.Load(data.File("b.zip"), out DataViewSchema schema);
        Assert.AreEqual("Sequence", schema[0].Name);
        IDataView scored = model.Transform(context.Data.LoadFromEnumerable(new[] { new { Sequence = data.Sequences.Text(0) } }));
        Assert.IsTrue(scored.GetColumn<float[]>("Score").Single() is [var x, var y] && float.IsFinite(x) && float.IsFinite(y));
    }

    [TestMethod]
    public void Bad_data()
    {
        using var data = new NetworkCliData();
        Fails(data, ExitCode.Failed, "60 folds of 48 sequences", "sequences.fa", ["--models", "kmer-sgd", .. Data(data), "--folds", "60"]);
        Fails(data, ExitCode.Failed, "has no column z", "x, y", ["--models", "kmer-sgd", .. Data(data), "--label-column", "z"]);
        float[] ones = [.. data.Labels.Select((label, i) => i % 2 == 0 ? label : 1)];
        string[] oneClass = ["--fasta", data.Fasta, "--labels", data.WriteLabels("ones.tsv", ones)];
        Fails(data, ExitCode.Failed, "task y: every label is 1, expected two different ones", "ones.tsv", ["--models", "kmer-sgd", .. oneClass], "ones.tsv");
        Fails(data, ExitCode.Failed, "no model could be fitted; koo:CNN-25: ", "", ["--models", "koo:CNN-25", .. Data(data), "--folds", "2"], "ones.tsv");
        Fails(
            data, ExitCode.Failed, "its name does not say region", "sim1", ["--models", "kmer-sgd", .. Data(data), "--folds", "2", "--fold-by", "region"], "ones.tsv");
    }

    private static void Fails(
        NetworkCliData data, int exitCode, string expected, string also, string[] args, params string[] files)
    {
        CliResult result = CliResult.Run(
            ["compare", .. args, "--out", data.File("o.tsv"), "--report", data.File("o.html"), "--json", data.File("o.json")]);
        result.AssertFailed(exitCode, expected);
        Assert.Contains(also, result.Error);
        CollectionAssert.AreEqual(files, data.OtherFiles());
    }

    private static string[] Data(NetworkCliData data) => ["--fasta", data.Fasta, "--labels", data.LabelFile];

    private static string Model(JsonElement row) => row.GetProperty("model").GetString()!;
}
