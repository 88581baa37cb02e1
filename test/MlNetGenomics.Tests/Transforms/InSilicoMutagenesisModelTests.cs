using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

/// <summary>The models that mutagenesis takes: files, fitted ones, other programs' ones.</summary>
[TestClass]
public sealed class InSilicoMutagenesisModelTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow(OnnxInputForm.Text)]
    [DataRow(OnnxInputForm.OneHot)]
    public void A_file_gives_what_its_network_does(OnnxInputForm form)
    {
        using var folder = new TemporaryFolder();
        NetworkModel model = NetworkExamples.Model("residual");
        string path = folder.Write(
            "model.onnx", NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = form }));
        IDataView data = Data(model.Network.InputLength);
        AssertSame(
            data, _context.Transforms.InSilicoMutagenesis("E", "Sequence", model, "I").Fit(data),
            _context.Transforms.InSilicoMutagenesis("E", "Sequence", path, "I").Fit(data));
    }

    [TestMethod]
    public void A_model_that_is_no_network_is_scored_by_ONNX_Runtime_and_saved()
    {
        const int Length = 18;
        using var folder = new TemporaryFolder();
        var g = new ForeignGraph(4, Length);
        string x = g.Node("Elu", g.Node("Conv", [g.Input, g.Weights(3, 4, 5)]));
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(42, 2), g.Weights(2)]);
        byte[] foreign = g.Finish(x, OnnxDimension.Batch, 2);
        string path = folder.Write("foreign.onnx", foreign);
        IDataView data = Data(Length);
        ITransformer model = _context.Transforms.InSilicoMutagenesis("E", "Sequence", path, "I", "task2").Fit(data);
        File.Delete(path);

        SequenceSet sequences = OnnxParity.Sequences(Length, 5);
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(foreign, "foreign");
        float[] expected = MutationOracle.Scores(
            Interpretation.Mutagenesis.Mutants.Deltas(sequences, 0, Length, set => scorer.Score(set).Values), 5, 2, [1]);
        float[] actual = [.. model.Transform(data).GetColumn<float[]>("E").SelectMany(row => row)];
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f);

        ITransformer loaded = SaveAndLoad(model, data.Schema);
        AssertSame(data, model, loaded);
        // There is nothing faster for it.
        Assert.AreSame(loaded, _context.Genomics().Accelerate(loaded));
        (loaded as IDisposable)?.Dispose();
        (model as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_fitted_pipeline_gives_what_its_network_does()
    {
        IDataView data = Data(24);
        var trainer = _context.Regression.Trainers.ConvolutionalNetwork(new()
        {
            SequenceColumnName = "Rows",
            Settings = MlNetGenomics.Training.NetworkTrainingSettings.Default with { Epochs = 1 },
            Network = new Network(
                "small", 24, [new Convolution(3, 5), new Activation(ActivationFunction.Relu), new Flatten(), new Dense(1)],
                ["y"]),
        });
        var fitted = _context.Transforms.OneHotEncodeSequence("Rows", "Sequence").Append(trainer).Fit(data);
        ITransformer expected = _context.Transforms
            .InSilicoMutagenesis("E", "Sequence", fitted.LastTransformer.Model, "I").Fit(data);
        AssertSame(data, expected, _context.Transforms.InSilicoMutagenesis("E", "Sequence", fitted, "I").Fit(data));
        ITransformer loaded = SaveAndLoad(fitted, data.Schema);
        AssertSame(data, expected, _context.Transforms.InSilicoMutagenesis("E", "Sequence", loaded, "I").Fit(data));
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_model_without_a_network_is_an_error()
    {
        IDataView data = Data(20);
        ITransformer copy = _context.Transforms.CopyColumns("B", "Sequence").Fit(data);
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => _context.Transforms.InSilicoMutagenesis("E", "Sequence", copy));
        StringAssert.StartsWith(error.Message, "the model has no network to look into");
    }

    [TestMethod]
    public void A_device_that_is_not_there_is_an_error_or_the_processors_turn()
    {
        const int NoSuchDevice = 999;
        NetworkModel model = NetworkExamples.Model("plain");
        IDataView data = Data(model.Network.InputLength);
        InSilicoMutagenesisEstimator On(bool fallback, List<string> warnings) => _context.Transforms.InSilicoMutagenesis(
            new InSilicoMutagenesisOptions
            {
                OutputColumnName = "E",
                ImportanceColumnName = "I",
                InputColumnName = "Sequence",
                Network = model,
                GpuDeviceId = NoSuchDevice,
                FallbackToCpu = fallback,
                Warning = warnings.Add,
            });
        Assert.ThrowsExactly<GenomicsException>(() => On(false, []).Fit(data));
        List<string> warnings = [];
        ITransformer fallen = On(true, warnings).Fit(data);
        Assert.HasCount(1, warnings);
        AssertSame(data, _context.Transforms.InSilicoMutagenesis("E", "Sequence", model, "I").Fit(data), fallen);
    }

    private static void AssertSame(IDataView data, ITransformer expected, ITransformer actual)
    {
        foreach (string name in new[] { "E", "I" })
        {
            float[][] first = [.. expected.Transform(data).GetColumn<float[]>(name)];
            float[][] second = [.. actual.Transform(data).GetColumn<float[]>(name)];
            Assert.HasCount(first.Length, second);
            for (int i = 0; i < first.Length; i++)
            {
                Assert.HasCount(first[i].Length, second[i]);
                for (int slot = 0; slot < first[i].Length; slot++)
                    Assert.AreEqual(first[i][slot], second[i][slot], 1e-5f * Math.Max(1, first[i].Max(Math.Abs)));
            }
        }
    }

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema? schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private IDataView Data(int length)
    {
        SequenceSet sequences = OnnxParity.Sequences(length, 5);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, sequences.Count)
            .Select(i => new Row { Sequence = Dna.Decode(sequences[i]), Label = i }).ToArray());
    }

    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }
    }
}
