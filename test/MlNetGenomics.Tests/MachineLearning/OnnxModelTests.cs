using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class OnnxModelTests
{
    private static readonly float[] AcgRows = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

    private readonly MLContext _context = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlng-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_model_over_text_makes_a_vector_of_its_shape()
    {
        IDataView data = Sequences("ACG", "TTN");
        var estimator = _context.Transforms.ApplyOnnxModel("OneHot", "Sequence", WriteModel());
        using var model = estimator.Fit(data);
        IDataView encoded = model.Transform(data);

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 1, 3, 4), encoded.Schema["OneHot"].Type);
        CollectionAssert.AreEqual(AcgRows, encoded.GetColumn<float[]>("OneHot").First());
        CollectionAssert.AreEqual(
            new float[] { 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0 }, encoded.GetColumn<float[]>("OneHot").Last());
    }

    [TestMethod]
    public void A_model_is_saved_with_its_bytes()
    {
        IDataView data = Sequences("ACG");
        string path = WriteModel();
        using var stream = new MemoryStream();
        using (var model = _context.Transforms.ApplyOnnxModel(path).Fit(data))
            _context.Model.Save(model, data.Schema, stream);
        File.Delete(path);
        stream.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(stream, out _);

        CollectionAssert.AreEqual(AcgRows, loaded.Transform(data).GetColumn<float[]>("OneHot").Single());
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_prediction_engine_runs_a_model()
    {
        using var model = _context.Transforms.ApplyOnnxModel(WriteModel()).Fit(Sequences("ACG"));
        using var engine = _context.Model.CreatePredictionEngine<Row, Encoded>(model);

        CollectionAssert.AreEqual(AcgRows, engine.Predict(new Row { Sequence = "ACG" }).OneHot);
        CollectionAssert.AreEqual(AcgRows, engine.Predict(new Row { Sequence = "acg" }).OneHot);
    }

    [TestMethod]
    public void Inputs_must_be_there_and_fit()
    {
        var estimator = _context.Transforms.ApplyOnnxModel(WriteModel());

        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => estimator.Fit(_context.Data.LoadFromEnumerable(Activity.Rows(1))));
        StringAssert.Contains(missing.Message, "Could not find input column 'Sequence'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => estimator.Fit(_context.Data.LoadFromEnumerable(new[] { new Numbers() })));
        StringAssert.Contains(
            wrong.Message, "Schema mismatch for input column 'Sequence': expected String, got Single");
    }

    [TestMethod]
    public void Files_that_are_no_models_are_errors()
    {
        string path = Path.Combine(_folder, "bad.onnx");
        File.WriteAllText(path, "not an ONNX file");

        Assert.ThrowsExactly<InvalidOperationException>(() => _context.Transforms.ApplyOnnxModel(path));
        Assert.ThrowsExactly<IOException>(
            () => _context.Transforms.ApplyOnnxModel(Path.Combine(_folder, "none.onnx")));
    }

    private IDataView Sequences(params string[] sequences) => _context.Data.LoadFromEnumerable(
        sequences.Select(sequence => new Row { Sequence = sequence }).ToArray());

    private string WriteModel()
    {
        string path = Path.Combine(_folder, "onehot.onnx");
        File.WriteAllBytes(path, OneHotOnnx.Export(3));
        return path;
    }

    private sealed class Row
    {
        public string Sequence { get; set; } = "";
    }

    private sealed class Numbers
    {
        public float Sequence { get; set; }
    }

    private sealed class Encoded
    {
        public float[] OneHot { get; set; } = [];
    }
}
