using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Onnx;

[TestClass]
public sealed class OnnxRowFormTests
{
    [TestMethod]
    public void The_leading_dimension_is_gone()
    {
        byte[] model = OnnxRowForm.Convert(OneHotOnnx.Export(5), "OneHot", ["a", "b"]);
        OnnxValueInfo output = OnnxModelInfo.Read(model, "model").Outputs.Single();

        Assert.AreEqual("OneHot", output.Name);
        CollectionAssert.AreEqual(new long[] { 5, 4 }, output.Shape!.Select(dimension => dimension.Size).ToArray());
    }

    [TestMethod]
    public void Other_outputs_stay_and_the_model_can_be_read_back()
    {
        float[] parameters = [.. Enumerable.Range(0, 2 * 3 * 4).Select(i => i * 0.1f)];
        var museam = new MuseamModel(3, 8, parameters, 1, [0.5f, -2], 0.25f);
        byte[] model = OnnxRowForm.Convert(
            MuseamOnnx.Export(museam, new MuseamExportOptions
            {
                Outputs = MuseamOutputs.Score | MuseamOutputs.MotifScores,
            }),
            "MotifScores",
            ["kernel_1", "kernel_2"]);
        MuseamModel read = MuseamOnnx.Import(model, "model");

        Assert.HasCount(2, OnnxModelInfo.Read(model, "model").Outputs.Single(value => value.Name == "Score").Shape!);
        CollectionAssert.AreEqual(museam.HeadWeights.ToArray(), read.HeadWeights.ToArray());
        CollectionAssert.AreEqual(
            new MuseamScorer(museam).Predict(SequenceSet.FromStrings(["ACGTACGT"])),
            new MuseamScorer(read).Predict(SequenceSet.FromStrings(["ACGTACGT"])),
            Comparer<float>.Create((a, b) => Math.Abs(a - b) <= 1e-5f ? 0 : a.CompareTo(b)));
    }

    [TestMethod]
    public void The_output_must_exist() => Assert.ThrowsExactly<ArgumentException>(
        () => OnnxRowForm.Convert(OneHotOnnx.Export(5), "Nope"));
}
