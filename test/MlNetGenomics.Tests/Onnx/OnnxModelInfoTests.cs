using System.Text.Json;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>What a file says about itself.</summary>
[TestClass]
public sealed class OnnxModelInfoTests
{
    private static readonly MuseamModel Model = new(
        4, 20, NaiveMuseam.RandomModel(new SplittableRandom(1), 3, 4, 20).KernelParameters, 120, [1, 2, -3], 0.5f,
        BaseBackground.HumanAtRich, LlrScale.InverseAlpha, bothStrands: true, LabelTransform.Log2, "HepG2 activity");

    [TestMethod]
    public void Metadata_holds_what_is_needed_to_train_on()
    {
        byte[] file = MuseamOnnx.Export(Model, new MuseamExportOptions
        {
            MotifNames = ["one", "two \"2\"", "drei, ß"],
            Metadata = new Dictionary<string, string> { ["training.seed"] = "7" },
        });
        OnnxModelInfo info = OnnxModelInfo.Read(file, "museam.onnx");
        Assert.AreEqual("MlNetGenomics", info.ProducerName);
        Assert.AreEqual(OnnxGraphBuilder.ProducerVersion, info.ProducerVersion);
        var expected = new Dictionary<string, string>
        {
            ["mlng.architecture"] = "museam",
            ["mlng.input_length"] = "20",
            ["mlng.kernel_count"] = "3",
            ["mlng.kernel_width"] = "4",
            ["mlng.alpha"] = "120",
            ["mlng.background"] = "0.295,0.205,0.205,0.295",
            ["mlng.llr_scale"] = "InverseAlpha",
            ["mlng.both_strands"] = "true",
            ["mlng.label_transform"] = "Log2",
            ["training.seed"] = "7",
        };
        foreach ((string key, string value) in expected)
            Assert.AreEqual(value, info.Metadata[key], key);
        CollectionAssert.AreEqual(
            new[] { "HepG2 activity" }, JsonSerializer.Deserialize<string[]>(info.Metadata["mlng.tasks"]));
        CollectionAssert.AreEqual(
            new[] { "one", "two \"2\"", "drei, ß" },
            JsonSerializer.Deserialize<string[]>(info.Metadata["mlng.motifs"]));
    }

    [TestMethod]
    public void Shapes_operators_and_sizes_are_listed()
    {
        byte[] file = MuseamOnnx.Export(Model);
        OnnxModelInfo info = OnnxModelInfo.Read(file, "museam.onnx");
        Assert.AreEqual(file.Length, info.FileSize);
        Assert.AreEqual(8, info.FormatVersion);
        CollectionAssert.AreEquivalent(
            new[]
            {
                KeyValuePair.Create("", 13L), KeyValuePair.Create("ai.onnx.ml", 2L),
                KeyValuePair.Create("com.microsoft", 1L),
            },
            info.OperatorSets.ToArray());
        Assert.AreEqual("Sequence String [N, 1]", info.Inputs.Single().ToString());
        Assert.AreEqual("Score Float [N, 1]", info.Outputs.Single().ToString());
        CollectionAssert.AreEqual(
            new[]
            {
                "Tokenizer", "LabelEncoder", "Cast", "Gather", "Reshape", "Transpose", "Conv", "ReduceMax", "Reshape",
                "ReduceMax", "Relu", "Gemm",
            },
            info.Nodes.Select(node => node.OperatorType).ToArray());
        // Kernels of both strands, head, intercept, one-hot table.
        Assert.AreEqual(2 * 3 * 4 * 4 + 3 + 1 + 5 * 4, info.ParameterCount);
    }

    [TestMethod]
    public void What_is_no_model_is_refused()
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => OnnxModelInfo.Read("name\tactivity\ns1\t0.5\n"u8.ToArray(), "labels.tsv"));
        Assert.StartsWith("labels.tsv: not an ONNX model", e.Message);
        string folder = Path.GetTempPath();
        e = Assert.ThrowsExactly<GenomicsException>(() => OnnxModelInfo.Read(folder));
        Assert.StartsWith(folder + ": ", e.Message);
    }
}
