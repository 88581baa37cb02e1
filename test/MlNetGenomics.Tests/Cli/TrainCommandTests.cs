using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class TrainCommandTests
{
    [TestMethod]
    public void Trains_what_the_library_trains_and_writes_all_outputs()
    {
        using var data = new CliData();
        CliResult result = CliResult.RunOk(
        [
            "train", .. data.Training, "--seed", "3", "--label-transform", "log2", "--out", data.File("m.onnx"),
            "--report", data.File("r.html"), "--motifs", data.File("m.meme"), "--table", data.File("t.tsv"),
        ]);
        Assert.Contains("6 kernels of width 5", result.Output);

        MuseamSettings settings = MuseamSettings.Program with
        {
            KernelCount = 6,
            KernelWidth = 5,
            Epochs = 3,
            Seed = 3,
            LabelTransform = LabelTransform.Log2,
        };
        MuseamModel expected = MuseamTrainer.Train(data.Data.Sequences, data.Data.Labels, settings).Model;
        MuseamModel trained = MuseamOnnx.Import(data.File("m.onnx"));
        CollectionAssert.AreEqual(expected.HeadWeights.ToArray(), trained.HeadWeights.ToArray());
        Assert.AreEqual(LabelTransform.Log2, trained.LabelTransform);
        Assert.AreEqual("activity", trained.TaskName);
        Assert.HasCount(6, MemeMotifs.Read(data.File("m.meme")).Motifs);
        Assert.HasCount(7, File.ReadAllLines(data.File("t.tsv")));
        Assert.Contains("<svg", File.ReadAllText(data.File("r.html")));
    }

    [TestMethod]
    public void Threads_do_not_change_the_model()
    {
        using var data = new CliData();
        CliResult.RunOk(["train", .. data.Training, "--out", data.File("one.onnx")]);
        string[] two = [.. data.Training];
        two[^1] = "2";
        CliResult.RunOk(["train", .. two, "--out", data.File("two.onnx")]);
        CollectionAssert.AreEqual(File.ReadAllBytes(data.File("one.onnx")), File.ReadAllBytes(data.File("two.onnx")));
    }

    [TestMethod]
    [DataRow("paper")]
    [DataRow("program")]
    [DataRow("ensemble")]
    [DataRow("small")]
    public void A_preset_gives_what_flags_do_not_override(string preset)
    {
        using var data = new CliData();
        CliResult.RunOk(
            "train", "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity", "--preset", preset,
            "--kernels", "4", "--width", "3", "--epochs", "1", "--l2", "0.5", "--one-strand", "--learn-alpha",
            "--members", "2", "--llr-scale", "1", "--background", "0.3,0.2,0.2,0.3",
            "--out", data.File("m.onnx"), "--json", data.File("m.json"));
        MuseamSettings start = MuseamSettings.Presets[preset];
        JsonElement settings = CliResult.Json(data.File("m.json")).GetProperty("settings");
        Assert.AreEqual(start.BatchSize, settings.GetProperty("batch").GetInt32());
        Assert.AreEqual(start.L1, settings.GetProperty("l1").GetDouble());
        Assert.AreEqual(start.Alpha, settings.GetProperty("alpha").GetDouble());
        Assert.AreEqual(4, settings.GetProperty("kernels").GetInt32());
        Assert.AreEqual(0.5, settings.GetProperty("l2").GetDouble());
        Assert.IsFalse(settings.GetProperty("both_strands").GetBoolean());
        Assert.IsTrue(settings.GetProperty("learn_alpha").GetBoolean());
        Assert.AreEqual("1", settings.GetProperty("llr_scale").GetString());
        Assert.AreEqual(0.2, settings.GetProperty("background")[2].GetDouble());
        Assert.IsFalse(MuseamOnnx.Import(data.File("m.onnx")).BothStrands);
    }

    [TestMethod]
    public void Trains_on_from_a_model_as_the_library_does()
    {
        using var data = new CliData();
        string first = data.TrainModel();
        CliResult.RunOk(
            "train", "--model", first, "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity",
            "--preset", "program", "--epochs", "2", "--out", data.File("second.onnx"));
        MuseamModel start = MuseamOnnx.Import(first);
        MuseamSettings settings = MuseamSettings.Program with
        {
            KernelCount = 6,
            KernelWidth = 5,
            Alpha = start.Alpha,
            Epochs = 2,
        };
        MuseamModel expected =
            MuseamTrainer.Train(data.Data.Sequences, data.Data.Labels, settings, null, start).Model;
        float[] head = MuseamOnnx.Import(data.File("second.onnx")).HeadWeights.ToArray();
        CollectionAssert.AreEqual(expected.HeadWeights.ToArray(), head);
    }

    [TestMethod]
    public void A_validation_set_stops_training_and_is_reported()
    {
        using var data = new CliData();
        CliResult.RunOk(
        [
            "train", .. data.Training, "--validation", "0.2", "--patience", "2", "--out", data.File("m.onnx"),
            "--json", data.File("m.json"),
        ]);
        JsonElement metrics = CliResult.Json(data.File("m.json")).GetProperty("metrics");
        Assert.IsGreaterThan(0, metrics.GetProperty("validation_loss").GetProperty("mean").GetDouble());
    }

    [TestMethod]
    public void A_killed_run_goes_on_to_the_result_of_an_unbroken_one()
    {
        using var data = new CliData();
        string checkpoint = data.File("state");
        string[] resumable = ["train", .. data.Training, "--checkpoint", checkpoint, "--out", data.File("resumed.onnx")];

        // The library's own trainer is stopped after an epoch: the command's end would depend on the clock.
        using var cancellation = new CancellationTokenSource();
        MuseamSettings settings = MuseamSettings.Program with { KernelCount = 6, KernelWidth = 5, Epochs = 3 };
        var control = new TrainingControl
        {
            CheckpointPath = checkpoint,
            Cancellation = cancellation.Token,
            Progress = new CancelAfterEpoch(cancellation),
        };
        Assert.ThrowsExactly<OperationCanceledException>(
            () => MuseamTrainer.Train(data.Data.Sequences, data.Data.Labels, settings, control));
        byte[] state = File.ReadAllBytes(checkpoint);
        CliResult.Run(cancellation.Token, resumable)
            .AssertFailed(130, $"cancelled; the same command goes on from {checkpoint}");
        CollectionAssert.AreEqual(state, File.ReadAllBytes(checkpoint));
        CollectionAssert.AreEqual(new[] { "state" }, data.OtherFiles());

        CliResult.RunOk(resumable);
        CollectionAssert.AreEqual(
            File.ReadAllBytes(data.TrainModel()), File.ReadAllBytes(data.File("resumed.onnx")));
    }

    [TestMethod]
    public void The_label_transform_of_a_model_to_train_on_from_stands()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.Run(["train", .. data.Training, "--model", model, "--label-transform", "log2", "--out", model + "2"])
            .AssertFailed(2, "was trained on none");
    }

    private sealed class CancelAfterEpoch(CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => cancellation.Cancel();
    }
}
