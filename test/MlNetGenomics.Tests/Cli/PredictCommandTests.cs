using System.Globalization;
using System.IO.Compression;
using System.Text;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class PredictCommandTests
{
    [TestMethod]
    public void Engines_agree_with_the_model()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.RunOk("predict", "--model", model, "--fasta", data.Fasta, "--out", data.File("auto.tsv"));
        float[] expected = new MuseamScorer(MuseamOnnx.Import(model)).Predict(data.Data.Sequences);
        CollectionAssert.AreEqual(expected, Read(File.ReadAllText(data.File("auto.tsv"))));

        CliResult onnx = CliResult.RunOk("predict", "--model", model, "--fasta", data.Fasta, "--engine", "onnx");
        Assert.StartsWith("name\tactivity\nsim1\t", onnx.Output);
        float[] found = Read(onnx.Output);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], 1e-4f * Math.Abs(expected[i]));
    }

    [TestMethod]
    public void Many_sequences_in_a_gzip_file_come_out_in_order()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        const int Copies = 200;
        string fasta = string.Concat(Enumerable.Repeat(File.ReadAllText(data.Fasta), Copies));
        using (var zip = new GZipStream(File.Create(data.File("big.fa.gz")), CompressionMode.Compress))
            zip.Write(Encoding.ASCII.GetBytes(fasta));
        CliResult.RunOk("predict", "--model", model, "--fasta", data.Fasta, "--out", data.File("one.tsv"), "--quiet");
        CliResult.RunOk("predict", "--model", model, "--fasta", data.File("big.fa.gz"), "--out", data.File("big.tsv"));
        string[] one = File.ReadAllLines(data.File("one.tsv"));
        string[] big = File.ReadAllLines(data.File("big.tsv"));
        Assert.HasCount(1 + Copies * CliData.Count, big);
        for (int i = 1; i < big.Length; i++)
            Assert.AreEqual(one[1 + (i - 1) % CliData.Count], big[i]);
    }

    [TestMethod]
    public void A_wrong_record_late_in_the_file_leaves_nothing()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string good = string.Concat(Enumerable.Repeat(File.ReadAllText(data.Fasta), 100));
        string bad = data.Write("bad.fa", good + ">odd\nACGT\n");
        CliResult.Run("predict", "--model", model, "--fasta", bad, "--out", data.File("scores.tsv"))
            .AssertFailed(1, $"{bad}: record 9001 (odd) has 4 bases, the model is for 60");
        CollectionAssert.AreEqual(new[] { "bad.fa", "model.onnx" }, data.OtherFiles());
    }

    [TestMethod]
    public void Other_programs_models_are_scored_by_their_first_output()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.RunOk(
            "export", "--model", model, "--form", "one-hot", "--outputs", "motif-scores",
            "--out", data.File("scores.onnx"));
        CliResult result = CliResult.RunOk("predict", "--model", data.File("scores.onnx"), "--fasta", data.Fasta);
        Assert.StartsWith("name\tMotifScores_1\tMotifScores_2\t", result.Output);
    }

    [TestMethod]
    public void A_missing_GPU_is_an_error_or_a_warning()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string[] predict = ["predict", "--model", model, "--fasta", data.Fasta, "--gpu-device-id", "9999"];
        CliResult.Run(predict).AssertFailed(1, "CUDA device 9999 cannot be used");
        CliResult fallback = CliResult.Run([.. predict, "--fallback-to-cpu"]);
        fallback.AssertFailed(0, "warning: CUDA device 9999 cannot be used");
        Assert.HasCount(CliData.Count, Read(fallback.Output));
    }

    private static float[] Read(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => float.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture)),
    ];
}
