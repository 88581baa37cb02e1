using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class ModelTests
{
    private readonly MLContext _context = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlng-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_saved_pipeline_gives_the_same()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(4));
        ITransformer model = _context.Transforms.CopyColumns("A", "Label")
            .Append(_context.Transforms.Concatenate("B", "A", "Pair"))
            .Append(_context.Transforms.DropColumns("A"))
            .Append(_context.Transforms.SelectColumns("B", "Name"))
            .Fit(data);
        string path = Path.Combine(_folder, "model.zip");

        _context.Model.Save(model, data.Schema, path);
        ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);

        CollectionAssert.AreEqual(
            data.Schema.Select(column => column.ToString()).ToArray(),
            schema.Select(column => column.ToString()).ToArray());
        CollectionAssert.AreEqual(
            model.GetOutputSchema(data.Schema).Select(column => column.ToString()).ToArray(),
            loaded.GetOutputSchema(schema).Select(column => column.ToString()).ToArray());
        CollectionAssert.AreEqual(
            new float[] { 3, 3, -3 }, loaded.Transform(data).GetColumn<float[]>("B").Last());
    }

    [TestMethod]
    public void An_input_schema_is_optional()
    {
        ITransformer model = Copy();
        using var stream = new MemoryStream();
        _context.Model.Save(model, null, stream);
        stream.Position = 0;

        Assert.IsNotNull(_context.Model.Load(stream, out DataViewSchema schema));
        Assert.IsNull(schema);
    }

    [TestMethod]
    public void What_is_no_model_is_not_loaded()
    {
        Assert.ThrowsExactly<FormatException>(
            () => _context.Model.Load(new MemoryStream("not a model"u8.ToArray()), out _));
        using var empty = new MemoryStream();
        using (new System.IO.Compression.ZipArchive(empty, System.IO.Compression.ZipArchiveMode.Create, true))
        {
        }
        empty.Position = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => _context.Model.Load(empty, out _));
        Assert.ThrowsExactly<FileNotFoundException>(
            () => _context.Model.Load(Path.Combine(_folder, "none.zip"), out _));
    }

    [TestMethod]
    public void A_truncated_model_is_not_loaded()
    {
        using var stream = new MemoryStream();
        _context.Model.Save(Copy(), null, stream);
        byte[] half = stream.ToArray()[..(int)(stream.Length / 2)];

        Assert.ThrowsExactly<FormatException>(() => _context.Model.Load(new MemoryStream(half), out _));
    }

    [TestMethod]
    public void A_transformer_that_writes_nothing_is_not_saved()
    {
        Assert.ThrowsExactly<InvalidOperationException>(
            () => _context.Model.Save(new Silent(), null, new MemoryStream()));
    }

    [TestMethod]
    public void A_prediction_engine_maps_objects()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(1));
        ITransformer model = _context.Transforms.Concatenate("Joined", "Label", "Pair").Fit(data);
        using PredictionEngine<Activity, Joined> engine =
            _context.Model.CreatePredictionEngine<Activity, Joined>(model);

        Joined first = engine.Predict(new Activity { Name = "a", Label = 1, Pair = [2, 3] });
        Joined second = engine.Predict(new Activity { Name = "b", Label = 4, Pair = [5, 6] });

        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, first.Values);
        CollectionAssert.AreEqual(new float[] { 4, 5, 6 }, second.Values);
        Assert.AreEqual("b", second.Name);
        Assert.AreEqual(0, second.Missing);
        Assert.IsNotNull(engine.OutputSchema.GetColumnOrNull("Joined"));
    }

    [TestMethod]
    public void A_prediction_engine_checks_its_columns()
    {
        ITransformer model = Copy();

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Model.CreatePredictionEngine<Joined, Joined>(model));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Model.CreatePredictionEngine<Activity, Joined>(
                model, new PredictionEngineOptions { IgnoreMissingColumns = false }));
    }

    private ITransformer Copy() => _context.Transforms.CopyColumns("Copy", "Label")
        .Fit(_context.Data.LoadFromEnumerable(Activity.Rows(1)));

    private sealed class Joined
    {
        public string Name { get; set; } = "";

        [ColumnName("Joined")]
        public float[] Values { get; set; } = [];

        public float Missing { get; set; }
    }

    private sealed class Silent : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;

        public void Save(ModelSaveContext ctx)
        {
        }
    }
}
