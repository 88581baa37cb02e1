using System.Text.Json;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Tests.Training;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class NetworkTrainCommandTests
{
    [TestMethod]
    [DataRow("sharpr", 60)]
    [DataRow("mpra-dragonn", 60)]
    [DataRow("koo:CNN-25", 100)]
    [DataRow("KOO:cnn-50-2", 100)]
    [DataRow("koo:CNN19-1-2", 100)]
    [DataRow("basset", 200)]
    [DataRow("deepsea", 200)]
    [DataRow("bd5", 100)]
    [DataRow("bd10", 200)]
    [DataRow("dd10", 200)]
    [DataRow("deepstarr", 64)]
    [DataRow("toy1", 8)]
    [DataRow("toy2", 82)]
    public void Every_published_network_takes_length_and_tasks_from_the_data_and_its_paper_s_preset(
        string name, int length)
    {
        using var data = new NetworkCliData(length, count: 12, isBinary: true);
        string[] options = ["--epochs", "1", "--batch", "6", "--seed", "3"];
        CliResult.RunOk(
        [
            "train", "--model", name, "--fasta", data.Fasta, "--labels", data.LabelFile, .. options,
            "--out", data.File("m.onnx"),
        ]);
        NetworkTrainingSettings settings = TrainingPresets.Of(name)[0].Settings with
        {
            Epochs = 1,
            BatchSize = 6,
            Seed = 3,
        };
        using TrainingSet set = data.Set();
        NetworkModel expected =
            NetworkTrainer.Train(Architectures.ByName(name, length, ["x", "y"]), set, null, settings).Model;
        NetworkModel trained = NetworkOnnx.Import(data.File("m.onnx"));
        Assert.AreEqual(expected.Network, trained.Network);
        CollectionAssert.AreEqual(expected.Values.ToArray(), trained.Values.ToArray());

        CliResult predicted = CliResult.RunOk("predict", "--model", data.File("m.onnx"), "--fasta", data.Fasta);
        Assert.StartsWith("name\tx\ty\nsim1\t", predicted.Output);
        Assert.HasCount(13, predicted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    public void A_description_is_trained_as_the_library_trains_it()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.RunOk(
        [
            "train", .. data.Training, "--optimizer", "rmsprop", "--momentum", "0.5", "--loss", "mse", "--l2", "0.01",
            "--patience", "2", "--threads", "2", "--out", data.File("m.onnx"), "--json", data.File("m.json"),
        ]);
        Assert.Contains("48 sequences of 40 bases, 2 tasks", result.Output);
        NetworkTrainingSettings settings = NetworkCliData.Settings with
        {
            Optimizer = new RmsProp { Momentum = 0.5 },
            Patience = 2,
        };
        using TrainingSet set = data.Set();
        NetworkTrainingResult expected = NetworkTrainer.Train(
            WeightPenalties.With(data.Small, null, 0.01), set, null, settings);
        AssertModel(expected.Model, data.File("m.onnx"));
        JsonElement root = CliResult.Json(data.File("m.json"));
        JsonElement used = root.GetProperty("settings");
        Assert.AreEqual("rmsprop", used.GetProperty("optimizer").GetString());
        Assert.AreEqual("mse", used.GetProperty("loss").GetString());
        Assert.AreEqual("default", used.GetProperty("preset").GetString());
        Assert.AreEqual(0.01, used.GetProperty("l2").GetDouble());
        Assert.AreEqual(
            expected.History[expected.BestEpoch - 1].Validation,
            root.GetProperty("metrics").GetProperty("validation_loss").GetProperty("mean").GetDouble());
        Assert.Contains("rmsprop", OnnxModelInfo.Read(data.File("m.onnx")).Metadata["mlng.settings"]);
    }

    [TestMethod]
    public void Labels_may_be_missing_and_sequences_weighted()
    {
        using var data = new NetworkCliData();
        float[] labels = [.. data.Labels.Select((label, i) => i % 5 == 0 ? float.NaN : label)];
        float[] weights = [.. Enumerable.Range(0, data.Sequences.Count).Select(i => i % 3 / 2f)];
        data.WriteLabels("labels.tsv", labels);
        string file = data.Write("weights.txt", string.Join('\n', weights));
        CliResult.RunOk(["train", .. data.Training, "--weights", file, "--out", data.File("m.onnx")]);

        using var set = new TrainingSet(data.Sequences, labels, 2, weights);
        AssertModel(
            NetworkTrainer.Train(data.Small, set, null, NetworkCliData.Settings).Model, data.File("m.onnx"));

        string[] rows = [.. System.IO.File.ReadAllLines(data.LabelFile).Select(
            (line, i) => i == 0 ? $"{line}\tw" : FormattableString.Invariant($"{line}\t{weights[i - 1]}"))];
        data.Write("labels.tsv", string.Join('\n', rows));
        CliResult.RunOk(["train", .. data.Training, "--weights-column", "w", "--out", data.File("column.onnx")]);
        CollectionAssert.AreEqual(
            System.IO.File.ReadAllBytes(data.File("m.onnx")), System.IO.File.ReadAllBytes(data.File("column.onnx")));
    }

    [TestMethod]
    public void Validation_data_may_lie_in_files_of_their_own()
    {
        using var data = new NetworkCliData();
        using var other = new NetworkCliData(count: 20);
        string[] training = [.. data.Training[..^2]];
        CliResult.RunOk(
        [
            "train", .. training, "--validation-fasta", other.Fasta, "--validation-labels", other.LabelFile,
            "--out", data.File("m.onnx"),
        ]);
        using TrainingSet set = data.Set();
        using TrainingSet validation = other.Set();
        AssertModel(
            NetworkTrainer.Train(data.Small, set, validation, NetworkCliData.Settings).Model, data.File("m.onnx"));
    }

    [TestMethod]
    public void Data_on_disk_give_the_same_model_to_the_bit()
    {
        using var data = new NetworkCliData();
        CliResult.RunOk(["train", .. data.Training, "--memory", "1K", "--out", data.File("disk.onnx")]);
        CollectionAssert.AreEqual(
            System.IO.File.ReadAllBytes(data.Train()), System.IO.File.ReadAllBytes(data.File("disk.onnx")));
    }

    [TestMethod]
    public void Trains_on_from_a_model_in_the_order_of_its_tasks()
    {
        using var data = new NetworkCliData();
        string first = data.Train();
        // Other columns and another order: the model's tasks are what is read.
        string[] rows = [.. System.IO.File.ReadAllLines(data.LabelFile).Select(line => line.Split('\t')).Select(
            cells => $"{cells[2]}\tn{cells[1]}\t{cells[0]}\t{cells[1]}")];
        string labels = data.Write("wide.tsv", string.Join('\n', rows));
        CliResult.RunOk(
            "train", "--model", first, "--fasta", data.Fasta, "--labels", labels, "--epochs", "2", "--batch", "16",
            "--learning-rate", "0.01", "--validation", "0.25", "--out", data.File("second.onnx"));
        using TrainingSet set = data.Set();
        NetworkModel expected = NetworkTrainer.Train(
            NetworkOnnx.Import(first), set, null, NetworkCliData.Settings with { Epochs = 2 }).Model;
        AssertModel(expected, data.File("second.onnx"));
    }

    [TestMethod]
    public void A_killed_run_goes_on_to_the_result_of_an_unbroken_one()
    {
        using var data = new NetworkCliData();
        string checkpoint = data.File("state");
        string[] resumable = ["train", .. data.Training, "--checkpoint", checkpoint, "--out", data.File("resumed.onnx")];
        using var stop = new CancellationTokenSource();
        using TrainingSet set = data.Set();
        var control = new TrainingControl
        {
            CheckpointPath = checkpoint,
            Cancellation = stop.Token,
            Progress = new StopAfter(1, stop),
        };
        Assert.ThrowsExactly<OperationCanceledException>(
            () => NetworkTrainer.Train(data.Small, set, null, NetworkCliData.Settings, control));
        CliResult.Run(stop.Token, resumable).AssertFailed(130, "cancelled");
        CollectionAssert.AreEqual(new[] { "state" }, data.OtherFiles());

        CliResult.RunOk(resumable);
        CollectionAssert.AreEqual(
            System.IO.File.ReadAllBytes(data.Train()), System.IO.File.ReadAllBytes(data.File("resumed.onnx")));
        // The state is of that network: another one does not go on from it.
        CliResult.Run(
                "train", "--model", "sharpr", "--fasta", data.Fasta, "--labels", data.LabelFile, "--checkpoint",
                checkpoint, "--out", data.File("other.onnx"))
            .AssertFailed(1, "network sharpr");
        data.Write("net.json", NetworkCliData.Description.Replace("\"filters\": 6", "\"filters\": 7"));
        CliResult.Run(resumable).AssertFailed(1, "state: the checkpoint is of other data or settings");
    }

    [TestMethod]
    [DataRow("c.tsv", "epoch\ttraining_loss\tvalidation_loss\n1\t")]
    [DataRow("c.svg", "<svg xmlns")]
    [DataRow("c.html", "<!DOCTYPE html>")]
    public void Losses_are_written_as_the_file_s_name_says(string name, string start)
    {
        using var data = new NetworkCliData();
        CliResult.RunOk(
        [
            "train", .. data.Training, "--out", data.File("m.onnx"), "--curves", data.File(name),
            "--report", data.File("r.html"),
        ]);
        Assert.StartsWith(start, System.IO.File.ReadAllText(data.File(name)));
        string report = System.IO.File.ReadAllText(data.File("r.html"));
        Assert.Contains("small on sequences.fa", report);
        Assert.Contains("globalMaxPooling1", report);
    }

    [TestMethod]
    public void MuSeAM_has_curves_too()
    {
        using var data = new CliData();
        CliResult.RunOk(["train", .. data.Training, "--out", data.File("m.onnx"), "--curves", data.File("c.tsv")]);
        Assert.HasCount(4, System.IO.File.ReadAllLines(data.File("c.tsv")));
    }

    [TestMethod]
    public void Counts_are_learned_by_the_Poisson_loss_where_the_last_activation_is_positive()
    {
        using var data = new NetworkCliData();
        data.WriteLabels("labels.tsv", [.. data.Labels.Select(Math.Abs)]);
        data.Write("net.json", NetworkCliData.Description.Replace(
            "\"units\": 2}", "\"units\": 2}, {\"type\": \"activation\", \"function\": \"softplus\"}"));
        CliResult.RunOk(["train", .. data.Training, "--out", data.File("m.onnx"), "--json", data.File("m.json")]);
        Assert.AreEqual(
            "poisson", CliResult.Json(data.File("m.json")).GetProperty("settings").GetProperty("loss").GetString());
    }

    private static void AssertModel(NetworkModel expected, string path)
    {
        NetworkModel trained = NetworkOnnx.Import(path);
        Assert.AreEqual(expected.Network, trained.Network);
        CollectionAssert.AreEqual(expected.Values.ToArray(), trained.Values.ToArray());
    }
}
