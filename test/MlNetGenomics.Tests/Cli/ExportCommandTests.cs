using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class ExportCommandTests
{
    [TestMethod]
    [DataRow("string", "score", "Score")]
    [DataRow("one-hot", "score", "Score")]
    [DataRow("string", "score,motif-scores,sites", "Score,MotifScores,SitePositions,SiteStrands")]
    public void Exports_score_as_the_model_they_are_of(string form, string outputs, string expected)
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.RunOk("export", "--model", model, "--form", form, "--outputs", outputs, "--out", data.File("e.onnx"));
        using OnnxSequenceScorer original = OnnxSequenceScorer.Open(model);
        using OnnxSequenceScorer exported = OnnxSequenceScorer.Open(data.File("e.onnx"));
        Assert.AreEqual(expected, string.Join(',', exported.Info.Outputs.Select(output => output.Name)));
        float[] a = original.Score(data.Data.Sequences).Values;
        float[] b = exported.Score(data.Data.Sequences).Values;
        for (int i = 0; i < a.Length; i++)
            Assert.AreEqual(a[i], b[i], 1e-4f * Math.Abs(a[i]));
        Assert.AreEqual(original.Info.Metadata["mlng.settings"], exported.Info.Metadata["mlng.settings"]);
    }

    [TestMethod]
    [DataRow("string")]
    [DataRow("one-hot")]
    public void Mutagenesis_scores_as_the_library_does(string form)
    {
        using var data = new CliData(count: 6);
        string model = data.TrainModel();
        CliResult.RunOk("export", "--model", model, "--form", form, "--outputs", "ism", "--out", data.File("ism.onnx"));
        using OnnxSequenceScorer exported = OnnxSequenceScorer.Open(
            data.File("ism.onnx"), new OnnxScorerOptions { OutputName = "Mutagenesis" });
        MutagenesisResult expected = InSilicoMutagenesis.Compute(
            new NetworkScorer(NetworkOnnx.Import(model)), data.Data.Sequences);
        float[] actual = exported.Score(data.Data.Sequences).Values;
        Assert.HasCount(expected.Deltas.Length, actual);
        for (int i = 0; i < actual.Length; i++)
            Assert.AreEqual(-expected.Deltas[i], actual[i], 1e-4f * Math.Max(1, Math.Abs(expected.Values[0])));
    }

    [TestMethod]
    public void Mutagenesis_of_a_start_has_all_tasks_and_comes_alone()
    {
        using var data = new CliData(count: 1);
        string[] command = ["export", "--model", "sharpr", "--out", data.File("ism.onnx"), "--outputs"];
        CliResult.RunOk([.. command, "ism"]);
        var info = OnnxModelInfo.Read(data.File("ism.onnx"));
        Assert.AreEqual("Importance Float [N, 4, 295]", info.Outputs[1].ToString());
        CliResult.Run([.. command, "score,ism"]).AssertFailed(2, "--outputs: ism comes alone");
        CliResult.Run([.. command, "ism", "--layers", "dense1"]).AssertFailed(2, "not with --outputs ism");
    }

    [TestMethod]
    public void An_unknown_output_is_a_usage_error()
    {
        CliResult.Run("export", "--model", "m.onnx", "--outputs", "score,colour", "--out", "e.onnx")
            .AssertFailed(2, "'colour' is not one of score, motif-scores, sites");
    }

    [TestMethod]
    public void The_model_itself_is_not_overwritten()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        byte[] before = File.ReadAllBytes(model);
        CliResult.Run("export", "--model", model, "--form", "one-hot", "--out", model).AssertFailed(2, "is also read");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(model));
    }
}
