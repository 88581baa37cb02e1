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
