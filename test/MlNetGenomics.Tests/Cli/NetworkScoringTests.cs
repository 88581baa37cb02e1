using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Cli;

/// <summary>predict, evaluate and export of networks.</summary>
[TestClass]
public class NetworkScoringTests
{
    [TestMethod]
    public void Engines_agree_with_the_network()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        double[] expected = [.. new NetworkScorer(NetworkOnnx.Import(model)).Predict(data.Sequences)];
        foreach (string engine in new[] { "auto", "managed", "onnx" })
        {
            CliResult result = CliResult.RunOk("predict", "--model", model, "--fasta", data.Fasta, "--engine", engine);
            Assert.StartsWith("name\tx\ty\nsim1\t", result.Output);
            AssertClose(expected, Numbers(result.Output));
        }
        string json = data.File("p.json");
        CliResult.RunOk("predict", "--model", model, "--fasta", data.Fasta, "--out", data.File("p.tsv"), "--json", json);
        Assert.AreEqual("managed", CliResult.Json(json).GetProperty("settings").GetProperty("engine").GetString());
    }

    [TestMethod]
    public void A_layer_is_shown_with_a_column_for_each_number()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string pooled = CliResult.RunOk(
            "predict", "--model", model, "--fasta", data.Fasta, "--layer", "globalMaxPooling1").Output;
        Assert.StartsWith("name\tglobalMaxPooling1_1\tglobalMaxPooling1_2\t", pooled);
        string track = CliResult.RunOk(
            "predict", "--model", model, "--fasta", data.Fasta, "--layer", "activation1").Output;
        Assert.StartsWith("name\tactivation1_1_1\tactivation1_1_2\t", track);
        // 36 positions of 6 filters, whose maxima the next layer takes.
        double[][] rows = [.. Numbers(track).Chunk(36 * 6)];
        double[][] maxima = [.. Numbers(pooled).Chunk(6)];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int filter = 0; filter < 6; filter++)
                Assert.AreEqual(Enumerable.Range(0, 36).Max(p => rows[i][p * 6 + filter]), maxima[i][filter], 1e-5);
        }
        CliResult.Run("predict", "--model", model, "--fasta", data.Fasta, "--layer", "dense9")
            .AssertFailed(1, $"{model}: network small has no layer dense9; it has convolution1");
        CliResult.Run("predict", "--model", model, "--fasta", data.Fasta, "--layer", "dense1", "--engine", "onnx")
            .AssertFailed(2, "--layer: only the library's own engine shows layers");
    }

    [TestMethod]
    public void Numbers_are_evaluated_task_by_task_where_labels_are_there()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        float[] labels = [.. data.Labels.Select((label, i) => i % 7 == 0 ? float.NaN : label)];
        data.WriteLabels("labels.tsv", labels);
        CliResult result = CliResult.RunOk(
            "evaluate", "--model", model, "--fasta", data.Fasta, "--labels", data.LabelFile,
            "--out", data.File("p.tsv"), "--json", data.File("e.json"));
        Assert.Contains("Spearman", result.Output);
        float[] predicted = new NetworkScorer(NetworkOnnx.Import(model)).Predict(data.Sequences);
        JsonElement metrics = CliResult.Json(data.File("e.json")).GetProperty("metrics");
        double sum = 0;
        for (int task = 0; task < 2; task++)
        {
            int[] known = [.. Enumerable.Range(0, data.Sequences.Count).Select(i => 2 * i + task)
                .Where(i => !float.IsNaN(labels[i]))];
            var expected = RegressionScores.Of(
                [.. known.Select(i => (double)labels[i])], [.. known.Select(i => (double)predicted[i])]);
            JsonElement own = metrics.GetProperty("tasks").GetProperty(task == 0 ? "x" : "y");
            Assert.AreEqual(expected.RSquared, Mean(own, "r2"), 1e-6);
            Assert.AreEqual(expected.Pearson, Mean(own, "pearson"), 1e-6);
            Assert.AreEqual(expected.Spearman, Mean(own, "spearman_raw"), 1e-6);
            Assert.AreEqual(known.Length, own.GetProperty("labels").GetInt32());
            sum += expected.RSquared;
        }
        Assert.AreEqual(sum / 2, Mean(metrics, "r2"), 1e-6);
        string[] rows = System.IO.File.ReadAllLines(data.File("p.tsv"));
        Assert.AreEqual("name\tx_measured\tx_predicted\ty_measured\ty_predicted", rows[0]);
        // Label 0, the first sequence's first, is missing.
        Assert.StartsWith("sim1\t\t", rows[1]);
    }

    [TestMethod]
    [DataRow("managed")]
    [DataRow("onnx")]
    public void Classes_are_evaluated_by_their_order(string engine)
    {
        using var data = new NetworkCliData(length: 100, isBinary: true);
        CliResult.RunOk(
            "train", "--model", "koo:CNN-25", "--fasta", data.Fasta, "--labels", data.LabelFile, "--epochs", "2",
            "--quiet", "--out", data.File("m.onnx"));
        CliResult result = CliResult.RunOk(
            "evaluate", "--model", data.File("m.onnx"), "--fasta", data.Fasta, "--labels", data.LabelFile,
            "--engine", engine, "--json", data.File("e.json"));
        Assert.Contains("AUROC", result.Output);
        float[] predicted = new NetworkScorer(NetworkOnnx.Import(data.File("m.onnx"))).Predict(data.Sequences);
        JsonElement metrics = CliResult.Json(data.File("e.json")).GetProperty("metrics");
        for (int task = 0; task < 2; task++)
        {
            int[] own = [.. Enumerable.Range(0, data.Sequences.Count).Select(i => 2 * i + task)];
            var expected = RankingScores.Of(
                [.. own.Select(i => (double)data.Labels[i])], [.. own.Select(i => (double)predicted[i])]);
            JsonElement scores = metrics.GetProperty("tasks").GetProperty(task == 0 ? "x" : "y");
            Assert.AreEqual(expected.Auroc, Mean(scores, "auroc"), 1e-2);
            Assert.AreEqual(expected.Auprc, Mean(scores, "auprc"), 2e-2);
        }
    }

    [TestMethod]
    public void Both_forms_score_as_the_model_and_show_layers()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        double[] expected = [.. new NetworkScorer(NetworkOnnx.Import(model)).Predict(data.Sequences)];
        foreach (string form in new[] { "string", "one-hot" })
        {
            string path = data.File($"{form}.onnx");
            CliResult.RunOk(
                "export", "--model", model, "--form", form, "--layers", "dense1,convolution1", "--out", path);
            using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(path);
            CollectionAssert.AreEqual(
                new[] { "Score", "dense1", "convolution1" }, scorer.Info.Outputs.Select(output => output.Name).ToArray());
            AssertClose(expected, [.. scorer.Score(data.Sequences).Values]);
            Assert.AreEqual(OnnxModelInfo.Read(model).Metadata["mlng.settings"], scorer.Info.Metadata["mlng.settings"]);
        }
        CliResult.Run("export", "--model", model, "--layers", "dense9", "--out", data.File("e.onnx"))
            .AssertFailed(1, $"{model}: network small has no layer dense9");
        CliResult.Run("export", "--model", model, "--outputs", "score", "--out", data.File("e.onnx"))
            .AssertFailed(2, "--outputs: for trained MuSeAM models only");
    }

    [TestMethod]
    public void A_network_without_numbers_is_exported_as_it_would_start()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.RunOk(
            "export", "--model", "koo:CNN-4", "--seed", "9", "--out", data.File("start.onnx"));
        Assert.Contains("koo:CNN-4 is not trained", result.Output);
        CollectionAssert.AreEqual(
            WeightStart.Create(Architectures.KooEddy("CNN-4"), 9).Values.ToArray(),
            NetworkOnnx.Import(data.File("start.onnx")).Values.ToArray());
    }

    [TestMethod]
    public void Another_program_s_network_is_scored_exported_and_trained_on()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        double[] expected = [.. new NetworkScorer(NetworkOnnx.Import(model)).Predict(data.Sequences)];
        ModelProto proto = ModelProto.Parser.ParseFrom(System.IO.File.ReadAllBytes(model));
        proto.MetadataProps.Clear();
        string foreign = data.Write("foreign.onnx", Google.Protobuf.MessageExtensions.ToByteArray(proto));
        foreach (string engine in new[] { "auto", "onnx" })
        {
            string scores = CliResult.RunOk(
                "predict", "--model", foreign, "--fasta", data.Fasta, "--engine", engine).Output;
            Assert.StartsWith("name\tScore_1\tScore_2\n", scores);
            AssertClose(expected, Numbers(scores));
        }
        CliResult.RunOk("export", "--model", foreign, "--form", "one-hot", "--out", data.File("e.onnx"));
        AssertClose(expected, [.. new NetworkScorer(NetworkOnnx.Import(data.File("e.onnx"))).Predict(data.Sequences)]);
        CliResult.RunOk(
            "train", "--model", foreign, "--fasta", data.Fasta, "--labels", data.LabelFile, "--epochs", "1",
            "--out", data.File("on.onnx"));
        CollectionAssert.AreEqual(
            new[] { "x", "y" }, NetworkOnnx.Import(data.File("on.onnx")).Network.Tasks.ToArray());
    }

    [TestMethod]
    public void Logarithms_stay_logarithms_from_training_to_evaluation()
    {
        using var data = new NetworkCliData();
        data.WriteLabels("labels.tsv", [.. data.Labels.Select(label => Math.Abs(label) + 1)]);
        CliResult.RunOk(["train", .. data.Training, "--label-transform", "log2", "--out", data.File("m.onnx"), "--quiet"]);
        Assert.AreEqual(LabelTransform.Log2, NetworkOnnx.Import(data.File("m.onnx")).LabelTransform);
        CliResult.RunOk(
            "evaluate", "--model", data.File("m.onnx"), "--fasta", data.Fasta, "--labels", data.LabelFile,
            "--json", data.File("e.json"));
        JsonElement metrics = CliResult.Json(data.File("e.json")).GetProperty("metrics");
        Assert.AreEqual(Mean(metrics, "r2_log2"), Mean(metrics, "r2"));
        CliResult.Run(["train", .. data.Training[2..], "--model", data.File("m.onnx"), "--label-transform", "none"])
            .AssertFailed(2, "was trained on log2");
    }

    private static double Mean(JsonElement metrics, string name) =>
        metrics.GetProperty(name).GetProperty("mean").GetDouble();

    private static double[] Numbers(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .SelectMany(line => line.Split('\t').Skip(1))
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)),
    ];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-4 * scale);
    }
}
