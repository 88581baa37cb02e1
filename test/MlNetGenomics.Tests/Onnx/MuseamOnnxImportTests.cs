using Google.Protobuf;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>A model comes back from ONNX as it went, and what is not such a model is refused with its name.</summary>
[TestClass]
public sealed class MuseamOnnxImportTests
{
    [TestMethod]
    [DataRow(OnnxInputForm.Text, true, LlrScale.One, 1.5f)]
    [DataRow(OnnxInputForm.Text, false, LlrScale.InverseAlpha, 120f)]
    [DataRow(OnnxInputForm.OneHot, true, LlrScale.InverseAlpha, 120f)]
    [DataRow(OnnxInputForm.OneHot, false, LlrScale.One, 3f)]
    public void Predictions_survive_the_round_trip(
        OnnxInputForm form, bool bothStrands, LlrScale llrScale, float alpha)
    {
        var random = new SplittableRandom(11);
        MuseamModel model = NaiveMuseam.RandomModel(
            random, 16, 8, 40, bothStrands, llrScale, alpha, BaseBackground.HumanAtRich);
        var options = new MuseamExportOptions
        {
            InputForm = form,
            Outputs = MuseamOutputs.Score | MuseamOutputs.MotifScores | MuseamOutputs.Sites,
        };
        MuseamModel read = MuseamOnnx.Import(MuseamOnnx.Export(model, options), "round trip");
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 30, 40);
        for (int i = 0; i < sequences.Count; i++)
        {
            double expected = NaiveMuseam.Predict(model, sequences[i]);
            double actual = NaiveMuseam.Predict(read, sequences[i]);
            Assert.AreEqual(expected, actual, 1e-5 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [TestMethod]
    public void Settings_survive_the_round_trip()
    {
        var model = new MuseamModel(
            2, 9, new float[3 * 2 * 4], 0.1f + 0.2f, [1, -2, 3], 0.7f, BaseBackground.HumanAtRich,
            LlrScale.InverseAlpha, bothStrands: false, LabelTransform.Log2, "a \"task\", ü");
        MuseamModel read = MuseamOnnx.Import(MuseamOnnx.Export(model), "settings");
        Assert.AreEqual((2, 9, 3), (read.KernelWidth, read.SequenceLength, read.KernelCount));
        Assert.AreEqual((model.Alpha, model.Intercept), (read.Alpha, read.Intercept));
        CollectionAssert.AreEqual(model.HeadWeights.ToArray(), read.HeadWeights.ToArray());
        Assert.AreEqual(model.Background, read.Background);
        Assert.AreEqual(LlrScale.InverseAlpha, read.LlrScale);
        Assert.IsFalse(read.BothStrands);
        Assert.AreEqual(LabelTransform.Log2, read.LabelTransform);
        Assert.AreEqual("a \"task\", ü", read.TaskName);
    }

    [TestMethod]
    public void Parameters_come_back_up_to_a_constant_for_each_position()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(2), 4, 3, 10);
        MuseamModel read = MuseamOnnx.Import(MuseamOnnx.Export(model), "parameters");
        for (int row = 0; row < model.KernelParameters.Length; row += 4)
        {
            float shift = read.KernelParameters[row] - model.KernelParameters[row];
            for (int b = 1; b < 4; b++)
                Assert.AreEqual(shift, read.KernelParameters[row + b] - model.KernelParameters[row + b], 1e-5);
        }
    }

    [TestMethod]
    public void A_file_is_read_from_its_path()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(2), 4, 3, 10);
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        try
        {
            AssertRefused("no such file", () => MuseamOnnx.Import(path), path);
            File.WriteAllBytes(path, MuseamOnnx.Export(model));
            Assert.AreEqual(4, MuseamOnnx.Import(path).KernelCount);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void What_is_no_ONNX_file_is_refused()
    {
        byte[] model = Exported();
        AssertRefused("the file is empty", []);
        AssertRefused("not an ONNX model", ">seq1\nACGTACGTACGT\n"u8.ToArray());
        AssertRefused("not an ONNX model", "{\"kernels\": 512}"u8.ToArray());
        AssertRefused("not an ONNX model", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        AssertRefused("not an ONNX model", new byte[100]);
        for (int length = 1; length < model.Length; length += 37)
            AssertRefused("", model[..length]);
    }

    [TestMethod]
    public void A_damaged_file_is_refused_or_read_but_never_another_error()
    {
        byte[] model = Exported();
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 400; trial++)
        {
            byte[] damaged = [.. model];
            for (int i = 0; i < 3; i++)
                damaged[random.NextInt(damaged.Length)] = (byte)random.NextInt(256);
            try
            {
                MuseamOnnx.Import(damaged, "damaged.onnx");
            }
            catch (GenomicsException e)
            {
                Assert.StartsWith("damaged.onnx: ", e.Message);
            }
        }
    }

    [TestMethod]
    public void A_claimed_size_is_not_believed()
    {
        AssertRefused("kernels has shape", Changed(m => Tensor(m, "museam/kernels").Dims[0] = long.MaxValue));
        AssertRefused("has shape", Changed(m => SetMetadata(m, OnnxMetadataKeys.KernelCount, "2147483647")));
        AssertRefused("fit sequences of", Changed(m => SetMetadata(m, OnnxMetadataKeys.KernelWidth, "2147483647")));
        AssertRefused("holds 5 values, its shape asks for 96", Changed(m =>
            Tensor(m, "museam/kernels").RawData = ByteString.CopyFrom(new byte[20])));
        AssertRefused("head_weights has shape", Changed(m =>
        {
            Tensor(m, "museam/kernels").Dims[0] = int.MaxValue;
            SetMetadata(m, OnnxMetadataKeys.BothStrands, "false");
            SetMetadata(m, OnnxMetadataKeys.KernelCount, "2147483647");
        }));
    }

    [TestMethod]
    public void Another_network_is_refused()
    {
        AssertRefused("operator LSTM", Changed(m => m.Graph.Node[^1].OpType = "LSTM"));
        AssertRefused("mlng.architecture is missing", Changed(m => m.MetadataProps.Clear()));
        AssertRefused(
            "'sharpr', expected museam", Changed(m => SetMetadata(m, OnnxMetadataKeys.Architecture, "sharpr")));
        AssertRefused("expected Relu", Changed(m => m.Graph.Node[^1].Input[0] = "museam/best"));
        AssertRefused("made twice", Changed(m => m.Graph.Node[1].Output[0] = m.Graph.Node[0].Output[0]));
        AssertRefused("no prediction", MuseamOnnx.Export(
            NaiveMuseam.RandomModel(new SplittableRandom(2), 4, 3, 10),
            new MuseamExportOptions { Outputs = MuseamOutputs.MotifScores }));
        AssertRefused("the setting pads", Changed(m =>
            m.Graph.Node.Single(node => node.OpType == "Conv").Attribute.Add(OnnxAttribute.Ints("pads", 1, 1).Proto)));
    }

    [TestMethod]
    public void Numbers_that_do_not_fit_together_are_refused()
    {
        AssertRefused("is '0', expected a positive number", Changed(m => SetMetadata(m, OnnxMetadataKeys.Alpha, "0")));
        AssertRefused("expected One or InverseAlpha", Changed(m => SetMetadata(m, OnnxMetadataKeys.LlrScale, "1")));
        AssertRefused("4 numbers", Changed(m => SetMetadata(m, OnnxMetadataKeys.Background, "0.5,0.5")));
        AssertRefused("sum to 1", Changed(m => SetMetadata(m, OnnxMetadataKeys.Background, "0.5,0.5,0.5,0.5")));
        AssertRefused(
            "probabilities sum to", Changed(m => SetMetadata(m, OnnxMetadataKeys.Background, "0.4,0.1,0.1,0.4")));
        AssertRefused("holds NaN", Changed(m =>
            Tensor(m, "museam/intercept").RawData = ByteString.CopyFrom(BitConverter.GetBytes(float.NaN))));
        AssertRefused("reverse complement", Changed(m =>
        {
            byte[] raw = Tensor(m, "museam/kernels").RawData.ToByteArray();
            raw[^1] ^= 0x80;
            Tensor(m, "museam/kernels").RawData = ByteString.CopyFrom(raw);
        }));
    }

    [TestMethod]
    public void What_the_reader_does_not_know_is_kept()
    {
        // Field 25 of a model is "functions", which our subset leaves out.
        byte[] functions = [25 << 3 & 0x7f | 2 | 0x80, 25 >> 4, 2, (byte)'h', (byte)'i'];
        byte[] file = [.. Exported(), .. functions];
        byte[] written = ModelProto.Parser.ParseFrom(file).ToByteArray();
        Assert.IsTrue(written.AsSpan().IndexOf(functions) >= 0);
        Assert.AreEqual(4, MuseamOnnx.Import(file, "functions").KernelCount);
    }

    private static byte[] Exported() =>
        MuseamOnnx.Export(NaiveMuseam.RandomModel(new SplittableRandom(2), 4, 3, 10));

    private static byte[] Changed(Action<ModelProto> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(Exported());
        change(model);
        return model.ToByteArray();
    }

    private static TensorProto Tensor(ModelProto model, string name) =>
        model.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static void SetMetadata(ModelProto model, string key, string value) =>
        model.MetadataProps.Single(property => property.Key == key).Value = value;

    private static void AssertRefused(string fragment, byte[] file) =>
        AssertRefused(fragment, () => MuseamOnnx.Import(file, "model.onnx"), "model.onnx");

    private static void AssertRefused(string fragment, Action import, string file)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(import);
        Assert.StartsWith(file + ": ", e.Message);
        Assert.Contains(fragment, e.Message);
        Assert.DoesNotContain("\n", e.Message);
    }
}
