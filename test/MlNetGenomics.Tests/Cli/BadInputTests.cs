using System.IO.Compression;
using System.Text;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class BadInputTests
{
    [TestMethod]
    [DataRow("", "in.fa: is empty")]
    [DataRow("\n\n", "in.fa: has no records")]
    [DataRow("hello\n", "in.fa: line 1: expected '>'")]
    [DataRow(">a\nACGT\n>b\nACXT\n", "in.fa: record 2 (b), line 4, base 3: 'X' is not a base")]
    [DataRow(">a\nACGTACGT\n>b\nACGT\n", "in.fa: sequence b (record 2) has 4 bases, but the first, a, has 8")]
    [DataRow(">a\nACGT\n>b\nACGT\n", "in.fa: record 1 (a) has 4 bases, fewer than the kernels' width of 5")]
    public void Bad_sequences(string fasta, string expected)
    {
        using var data = new CliData();
        string file = data.Write("in.fa", fasta);
        string labels = data.Write("in.txt", "1\n2\n");
        foreach (string command in new[] { "train", "crossval" })
            AssertTrainingFails(data, command, file, labels, expected);
    }

    [TestMethod]
    [DataRow("1\n2\n", "in.txt: 2 labels for 90 sequences")]
    [DataRow("1\nNaN\n", "in.txt: line 2: 'NaN' is not a finite number")]
    [DataRow("1\nhigh\n", "in.txt: line 2: 'high' is not a finite number")]
    [DataRow("a\tb\n1\t2\n", "in.txt: has several columns (a, b): name the one to read")]
    public void Bad_labels(string labels, string expected)
    {
        using var data = new CliData();
        string file = data.Write("in.txt", labels);
        foreach (string command in new[] { "train", "crossval" })
            AssertTrainingFails(data, command, data.Fasta, file, expected);
    }

    [TestMethod]
    public void A_label_without_a_logarithm()
    {
        using var data = new CliData(count: 2);
        string labels = data.Write("in.txt", "1\n0\n");
        CliResult.Run(
                "train", "--fasta", data.Fasta, "--labels", labels, "--label-transform", "log2", "--width", "5",
                "--out", data.File("m.onnx"))
            .AssertFailed(1, "in.txt: label 2 (sim2) is 0: log2 needs positive labels");
    }

    [TestMethod]
    public void A_missing_column()
    {
        using var data = new CliData();
        CliResult.Run("train", "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "x", "--width", "5")
            .AssertFailed(1, "labels.tsv: has no column x (its header: name, activity)");
    }

    [TestMethod]
    public void A_truncated_gzip()
    {
        using var data = new CliData();
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            zip.Write(Encoding.ASCII.GetBytes(File.ReadAllText(data.Fasta)));
        string file = data.Write("in.fa", packed.ToArray()[..(int)(packed.Length / 2)]);
        AssertTrainingFails(data, "train", file, data.Labels, "in.fa: ");
        string model = data.TrainModel();
        CliResult.Run("predict", "--model", model, "--fasta", file, "--out", data.File("p.tsv"))
            .AssertFailed(1, "in.fa: ");
        Assert.IsFalse(File.Exists(data.File("p.tsv")));
    }

    [TestMethod]
    [DataRow("not a model")]
    [DataRow("")]
    public void A_model_file_that_is_none(string content)
    {
        using var data = new CliData();
        string model = data.Write("in.onnx", content);
        string output = data.File("out.onnx");
        string[][] commands =
        [
            ["predict", "--model", model, "--fasta", data.Fasta, "--out", output],
            ["evaluate", "--model", model, "--fasta", data.Fasta, "--labels", data.Labels, "--out", output],
            ["export", "--model", model, "--out", output],
            ["inspect", "--model", model, "--out", output],
            ["logo", "--model", model, "--out", output + ".html"],
            ["train", .. data.Training, "--model", model, "--out", output],
        ];
        foreach (string[] command in commands)
        {
            CliResult.Run(command).AssertFailed(1, "in.onnx: ");
            CollectionAssert.AreEqual(new[] { "in.onnx" }, data.OtherFiles());
        }
    }

    [TestMethod]
    public void A_model_of_another_length()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string fasta = data.Write("in.fa", ">a\nACGTACGT\n>b\nACGTACGT\n");
        string labels = data.Write("in.txt", "1\n2\n");
        string output = data.File("out");
        const string Expected = "in.fa: record 1 (a) has 8 bases, the model is for 60";
        foreach (string engine in new[] { "managed", "onnx" })
        {
            CliResult.Run("predict", "--model", model, "--fasta", fasta, "--engine", engine, "--out", output)
                .AssertFailed(1, Expected);
            CliResult.Run(
                    "evaluate", "--model", model, "--fasta", fasta, "--labels", labels, "--engine", engine,
                    "--out", output)
                .AssertFailed(1, Expected);
        }
        CliResult.Run("train", "--model", model, "--fasta", fasta, "--labels", labels, "--out", output)
            .AssertFailed(1, "is for sequences of 60 bases, these have 8");
        CollectionAssert.AreEqual(new[] { "in.fa", "in.txt", "model.onnx" }, data.OtherFiles());
    }

    [TestMethod]
    public void Outputs_that_cannot_be_written_are_found_before_the_work()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string blocked = Path.Combine(data.Fasta, "out.html");
        string good = data.File("good");
        // Training so long that the test would not end, were the outputs looked at last.
        string[] endless = [.. data.Training];
        endless[Array.IndexOf(endless, "--epochs") + 1] = "2000000000";
        string[][] commands =
        [
            ["simulate", "--out", data.Fasta],
            ["train", .. endless, "--out", good, "--report", blocked],
            ["crossval", .. endless, "--predictions", blocked],
            ["train", .. endless, "--out", good, "--checkpoint", blocked],
            ["predict", "--model", model, "--fasta", data.Fasta, "--out", blocked],
            ["evaluate", "--model", model, "--fasta", data.Fasta, "--labels", data.Labels, "--json", blocked],
            ["export", "--model", model, "--out", blocked],
            ["inspect", "--model", model, "--out", blocked],
            ["logo", "--model", model, "--out", blocked],
            ["demo", "--out", data.Fasta],
        ];
        foreach (string[] command in commands)
            CliResult.Run(command).AssertFailed(1, "cannot be written");
        CollectionAssert.AreEqual(new[] { "model.onnx" }, data.OtherFiles());
        CliResult.Run("export", "--model", model, "--out", Path.GetDirectoryName(model)!)
            .AssertFailed(1, "is a folder, a file cannot be written there");
    }

    [TestMethod]
    public void Two_outputs_with_one_name()
    {
        using var data = new CliData();
        CliResult.Run(["train", .. data.Training, "--out", data.File("x"), "--report", data.File("x")])
            .AssertFailed(2, "is also another output");
        Assert.IsEmpty(data.OtherFiles());
    }

    private static void AssertTrainingFails(CliData data, string command, string fasta, string labels, string expected)
    {
        string[] before = data.OtherFiles();
        string[] column = labels == data.Labels ? ["--label-column", "activity"] : [];
        CliResult.Run(
            [
                command, "--fasta", fasta, "--labels", labels, .. column, "--kernels", "4", "--width", "5",
                "--epochs", "1", "--out", data.File("m.onnx"), "--report", data.File("r.html"),
                "--json", data.File("j.json"),
            ])
            .AssertFailed(1, expected);
        CollectionAssert.AreEqual(before, data.OtherFiles());
    }
}
