using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class NetworkBadInputTests
{
    [TestMethod]
    [DataRow("\"width\": 5", "\"widht\": 5", "line 6: convolution layer: unknown property 'widht'; did you mean 'width'?")]
    [DataRow("\"width\": 5", "\"width\": -5", "line 6: network small, layer convolution1: width -5: must be 1 or more")]
    [DataRow("\"globalMaxPooling\"", "\"maxPooling\", \"size\": 50",
        "line 8: network small, layer maxPooling1: its window of 50 positions is wider than its input of 26")]
    [DataRow("convolution", "convolutoin", "did you mean 'convolution'?")]
    [DataRow("]\n}", "]", "is not JSON")]
    public void A_description_with_a_mistake(string before, string after, string expected)
    {
        using var data = new NetworkCliData();
        string text = NetworkCliData.Description.ReplaceLineEndings("\n");
        Assert.Contains(before, text);
        data.Write("net.json", text.Replace(before, after));
        foreach (string[] command in Commands(data))
        {
            CliResult.Run(command).AssertFailed(1, "net.json, line ");
            CliResult.Run(command).AssertFailed(1, expected);
        }
        Assert.IsEmpty(data.OtherFiles());
    }

    [TestMethod]
    [DataRow("1\n2\n", "in.tsv: one number a line, but network small predicts 2 columns (a, b)")]
    [DataRow("p\tq\tr\n1\t2\t3\n1\t2\t3\n", "in.tsv: 3 columns (p, q, r), but network small predicts 2 columns (a, b)")]
    [DataRow("p\tq\n1\t2\n1\n", "in.tsv: line 3: 1 columns, the header has 2")]
    [DataRow("p\tq\n1\t2\n", "in.tsv: 1 rows for 2 sequences")]
    [DataRow("p\tq\n\t\nNaN\tNA\n", "in.tsv: every label of 2 sequences is missing")]
    [DataRow("p\tq\n1\tlow\n1\t2\n", "in.tsv: line 2, column q: 'low' is not a finite number")]
    public void Labels_of_the_wrong_shape(string labels, string expected)
    {
        using var data = new NetworkCliData(count: 2);
        string file = data.Write("in.tsv", labels);
        foreach (string command in new[] { "train", "crossval" })
        {
            CliResult.Run(command, "--model", data.Network, "--fasta", data.Fasta, "--labels", file,
                    "--out", data.File("m.onnx"))
                .AssertFailed(1, expected);
        }
        CollectionAssert.AreEqual(new[] { "in.tsv" }, data.OtherFiles());
    }

    [TestMethod]
    public void Labels_that_the_loss_cannot_take()
    {
        using var data = new NetworkCliData();
        CliResult.Run("train", "--model", "koo:CNN-2", "--fasta", data.Fasta, "--labels", data.LabelFile)
            .AssertFailed(1, "labels.tsv: line 2, column x: label ");
        CliResult.Run(["train", .. data.Training, "--label-transform", "log2", "--loss", "bce"])
            .AssertFailed(1, "binary cross-entropy needs labels from 0 to 1");
    }

    [TestMethod]
    public void A_run_that_diverges_names_epoch_batch_and_rate()
    {
        using var data = new NetworkCliData();
        foreach (string command in new[] { "train", "crossval" })
        {
            string[] training = [.. data.Training];
            training[Array.IndexOf(training, "--learning-rate") + 1] = "1e30";
            CliResult result = CliResult.Run([command, .. training, "--out", data.File("m.onnx")]);
            result.AssertFailed(1, "the loss is no longer a number in epoch 1, batch ");
            Assert.Contains("(learning rate 1E+30)", result.Error);
        }
        Assert.IsEmpty(data.OtherFiles());
    }

    [TestMethod]
    public void Sequences_that_a_network_cannot_read()
    {
        using var data = new NetworkCliData();
        CliResult.Run("train", "--model", "koo:CNN-100", "--fasta", data.Fasta, "--labels", data.LabelFile, "--loss", "mse")
            .AssertFailed(1, "sequences.fa: sequences of 40 bases: network koo:CNN-100, layer maxPooling1: its window");
        string model = data.Train();
        string fasta = data.Write("in.fa", ">a\nACGTACGT\n");
        string labels = data.Write("in.tsv", "x\ty\n1\t2\n");
        const string Expected = "in.fa: record 1 (a) has 8 bases, the model is for 40";
        string output = data.File("out");
        CliResult.Run("train", "--model", model, "--fasta", fasta, "--labels", labels, "--out", output)
            .AssertFailed(1, Expected);
        foreach (string engine in new[] { "managed", "onnx" })
        {
            CliResult.Run("predict", "--model", model, "--fasta", fasta, "--engine", engine, "--out", output)
                .AssertFailed(1, Expected);
            CliResult.Run("evaluate", "--model", model, "--fasta", fasta, "--labels", labels, "--engine", engine)
                .AssertFailed(1, Expected);
        }
        CliResult.Run("evaluate", "--model", model, "--fasta", data.Fasta, "--labels", data.LabelFile, "--label-column", "x")
            .AssertFailed(1, "labels.tsv: 1 column (x), but " + model + " predicts 2 columns (x, y)");
    }

    [TestMethod]
    public void A_model_that_is_cut_short_or_holds_what_is_unknown()
    {
        using var data = new NetworkCliData();
        byte[] model = System.IO.File.ReadAllBytes(data.Train());
        string cut = data.Write("cut.onnx", model[..(model.Length / 2)]);
        ModelProto proto = ModelProto.Parser.ParseFrom(model);
        proto.MetadataProps.Clear();
        proto.Graph.Node.Single(node => node.OpType == "Relu").OpType = "Erf";
        string unknown = data.Write("erf.onnx", Google.Protobuf.MessageExtensions.ToByteArray(proto));
        proto = ModelProto.Parser.ParseFrom(model);
        TensorProto weights = proto.Graph.Initializer.First(tensor => tensor.DataType == 1 && tensor.Dims.Count == 3);
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "../../secret" });
        string outside = data.Write("outside.onnx", Google.Protobuf.MessageExtensions.ToByteArray(proto));
        foreach ((string path, string expected) in new[] { (cut, "cut.onnx: "), (unknown, "Erf"), (outside, "lies in another file, which is not supported") })
        {
            CliResult.Run(
                    "train", "--model", path, "--fasta", data.Fasta, "--labels", data.LabelFile, "--out", data.File("m"))
                .AssertFailed(1, expected);
            CliResult.Run("export", "--model", path, "--out", data.File("m")).AssertFailed(1, expected);
            CliResult.Run("predict", "--model", path, "--fasta", data.Fasta, "--engine", "managed", "--out", data.File("m"))
                .AssertFailed(1, expected);
        }
        CollectionAssert.AreEqual(new[] { "cut.onnx", "erf.onnx", "model.onnx", "outside.onnx" }, data.OtherFiles());
    }

    [TestMethod]
    [DataRow("--kernels: for MuSeAM only, not for sharpr", "train", "--model", "sharpr", "--kernels", "3")]
    [DataRow("--motifs: for MuSeAM only, not for sharpr", "train", "--model", "sharpr", "--motifs", "m.meme")]
    [DataRow("--nested: for MuSeAM only, not for basset", "crossval", "--model", "basset", "--nested", "3")]
    [DataRow("--optimizer: not for MuSeAM", "train", "--optimizer", "sgd")]
    [DataRow("--memory: not for MuSeAM", "crossval", "--memory", "1G")]
    [DataRow("--engine: MuSeAM trains on the library's own engine", "train", "--engine", "torch")]
    [DataRow("--engine onnx: ONNX Runtime does not train", "train", "--model", "sharpr", "--engine", "onnx")]
    [DataRow("--preset: 'ensemble' is not one of paper, default", "train", "--model", "sharpr", "--preset", "ensemble")]
    [DataRow("--memory: '3Q' is not a number of bytes", "train", "--model", "sharpr", "--memory", "3Q")]
    [DataRow("--momentum: adam has none", "train", "--model", "sharpr", "--momentum", "0.9")]
    [DataRow("SGD's momentum 1: must be", "train", "--model", "sharpr", "--optimizer", "sgd", "--momentum", "1")]
    [DataRow("--validation-fasta and --validation-labels go together", "train", "--model", "sharpr",
        "--validation-fasta", "f")]
    [DataRow("--validation: --validation-fasta is what is validated on", "train", "--model", "sharpr",
        "--validation-fasta", "f", "--validation-labels", "l", "--validation", "0.1")]
    [DataRow("--weights and --weights-column: give one of them", "train", "--model", "sharpr", "--weights", "w",
        "--weights-column", "w")]
    [DataRow("--label-column: 'x,,y' is not a list of different names", "train", "--model", "sharpr",
        "--label-column", "x,,y")]
    [DataRow("--label-column: 2 columns, but the model predicts one number", "train", "--label-column", "x,y")]
    [DataRow("--curves: c.png ends neither in .tsv", "train", "--model", "sharpr", "--curves", "c.png")]
    [DataRow("--model: 'koo:CNN-26' is not the name of an architecture; did you mean", "train", "--model", "koo:CNN-26")]
    [DataRow("cross-validation trains new models", "crossval", "--model", "m.onnx")]
    public void Options_that_do_not_go_together(string expected, params string[] args)
    {
        using var data = new NetworkCliData(count: 2);
        CliResult.Run([.. args, "--fasta", data.Fasta, "--labels", data.LabelFile]).AssertFailed(2, expected);
    }

    [TestMethod]
    [DataRow("koo:CNN-25")]
    [DataRow("net.json")]
    public void What_is_not_trained_does_not_score(string name)
    {
        using var data = new NetworkCliData();
        string model = name == "net.json" ? data.Network : name;
        CliResult.Run("predict", "--model", model, "--fasta", data.Fasta)
            .AssertFailed(2, $"--model {model}: is not trained; mlng train makes a model of it");
    }

    [TestMethod]
    public void Torch_where_it_is_not_there()
    {
        if (AppDomain.CurrentDomain.GetAssemblies().Any(one => one.GetName().Name == "MlNetGenomics.TorchSharp")
            || System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, "MlNetGenomics.TorchSharp.dll")))
            Assert.Inconclusive("TorchSharp is there");
        using var data = new NetworkCliData();
        CliResult.Run(["train", .. data.Training, "--engine", "torch", "--out", data.File("m.onnx")])
            .AssertFailed(1, "--engine torch: TorchSharp and libtorch cannot be loaded");
    }

    private static IEnumerable<string[]> Commands(NetworkCliData data)
    {
        yield return ["train", .. data.Training, "--out", data.File("m.onnx")];
        yield return ["crossval", .. data.Training, "--out", data.File("m.onnx")];
        yield return ["inspect", "--model", data.Network, "--out", data.File("i.txt")];
        yield return ["export", "--model", data.Network, "--out", data.File("m.onnx")];
    }
}
