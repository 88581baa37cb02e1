using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>Saved as ML.NET's own transformers, loaded, and made fast again.</summary>
[TestClass]
public sealed class SavedConvolutionalNetworkTests
{
    private readonly MLContext _context = new(1);

    public static IEnumerable<object[]> Cases =>
        from kind in Enum.GetValues<ScoreKind>()
        from column in new[] { "Sequence", "OneHot" }
        select new object[] { kind, column };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_loaded_pipeline_is_MLNets_own_and_gives_the_same(ScoreKind kind, string column)
    {
        IDataView data = Data(80);
        ITransformer model = Pipeline(kind, column).Fit(data);
        ITransformer loaded = Load(model, data.Schema);

        foreach (ITransformer part in Flatten(loaded))
            Assert.StartsWith("Microsoft.ML", part.GetType().Namespace!);
        AssertSame(model.Transform(data), loaded.Transform(data), kind);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void An_accelerated_pipeline_is_ours_again(ScoreKind kind, string column)
    {
        IDataView data = Data(80);
        TransformerChain<ConvolutionalNetworkTransformer> model = Pipeline(kind, column).Fit(data);
        ITransformer loaded = Load(model, data.Schema);
        var fast = (TransformerChain<ITransformer>)_context.Genomics().Accelerate(loaded);

        var restored = Assert.IsInstanceOfType<ConvolutionalNetworkTransformer>(fast.Last());
        Assert.AreEqual(kind, restored.Kind);
        Assert.AreEqual(model.LastTransformer.Model.Network, restored.Model.Network);
        CollectionAssert.AreEqual(model.LastTransformer.Model.Values.ToArray(), restored.Model.Values.ToArray());
        AssertSame(model.Transform(data), fast.Transform(data), kind);
        AssertSame(model.Transform(data), Load(fast, data.Schema).Transform(data), kind);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    [DataRow(ScoreKind.Regression)]
    [DataRow(ScoreKind.BinaryClassification)]
    [DataRow(ScoreKind.MultiTask)]
    public void A_model_of_its_own_is_saved_and_accelerated_too(ScoreKind kind)
    {
        IDataView data = Data(60);
        ConvolutionalNetworkTransformer model = Trainer(kind, "Sequence").Fit(data);
        ITransformer loaded = Load(model, null);

        AssertSame(model.Transform(data), loaded.Transform(data), kind);
        Assert.IsInstanceOfType<ConvolutionalNetworkTransformer>(_context.Genomics().Accelerate(loaded));
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_loaded_classifier_is_evaluated_by_MLNet_and_serves_a_prediction_engine()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(60);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        ConvolutionalNetworkTransformer model = Trainer(ScoreKind.BinaryClassification, "Sequence").Fit(data);
        ITransformer loaded = Load(model, data.Schema);

        Assert.AreEqual(
            _context.BinaryClassification.Evaluate(model.Transform(data), "IsBound").LogLoss,
            _context.BinaryClassification.Evaluate(loaded.Transform(data), "IsBound").LogLoss, 1e-5);
        using var engine = _context.Model.CreatePredictionEngine<PlantedTasks, Classified>(loaded);
        float[] expected = [.. model.Transform(data).GetColumn<float>("Probability")];
        for (int i = 0; i < rows.Length; i++)
            Assert.AreEqual(expected[i], engine.Predict(rows[i]).Probability, 1e-5f);
    }

    [TestMethod]
    public void Letters_read_as_N_are_so_after_loading()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(60);
        rows[3].Sequence = "R" + rows[3].Sequence[1..];
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        ConvolutionalNetworkTransformer model = Trainer(
            ScoreKind.Regression, "Sequence", options => options.Ambiguity = AmbiguityPolicy.AsN).Fit(data);
        ITransformer loaded = Load(model, data.Schema);

        AssertSame(model.Transform(data), loaded.Transform(data), ScoreKind.Regression);
        AssertSame(
            model.Transform(data), _context.Genomics().Accelerate(loaded).Transform(data), ScoreKind.Regression);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Every_published_architecture_is_saved_and_loaded()
    {
        var random = new SplittableRandom(2);
        foreach (string name in Architectures.Names)
        {
            // The papers' own lengths; few tasks, as the largest would take minutes.
            Network network = Architectures.ByName(name, tasks: ["a", "b"]);
            if (network.ParameterCount > 2_000_000)
                continue;
            var model = new ConvolutionalNetworkTransformer(
                WeightStart.Create(network, 1),
                new NetworkColumns(ScoreKind.MultiTask, "Sequence", TextDataViewType.Instance, AmbiguityPolicy.Reject),
                new ManagedNetworkScorer(WeightStart.Create(network, 1), 0));
            PlantedTasks[] rows = [.. Enumerable.Range(0, 2).Select(_ => new PlantedTasks
            {
                Sequence = string.Concat(Enumerable.Range(0, network.InputLength).Select(_ => "ACGT"[random.NextInt(4)])),
                Both = [0, 0],
            })];
            IDataView data = _context.Data.LoadFromEnumerable(rows);
            ITransformer loaded = Load(model, data.Schema);
            AssertSame(model.Transform(data), loaded.Transform(data), ScoreKind.MultiTask, name);
            (loaded as IDisposable)?.Dispose();
        }
    }

    private IDataView Data(int count)
    {
        IDataView data = PlantedTasks.Data(_context, count);
        return _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Fit(data).Transform(data);
    }

    private EstimatorChain<ConvolutionalNetworkTransformer> Pipeline(ScoreKind kind, string column) =>
        _context.Transforms.CopyColumns("Copy", "Name").Append(Trainer(kind, column));

    private ConvolutionalNetworkTrainer Trainer(
        ScoreKind kind, string column, Action<ConvolutionalNetworkTrainer.Options>? change = null)
    {
        (Network network, string label) = kind switch
        {
            ScoreKind.Regression => (SmallNetwork.Of(ActivationFunction.Linear, "activity"), "Activity"),
            ScoreKind.BinaryClassification => (SmallNetwork.Of(ActivationFunction.Sigmoid, "bound"), "IsBound"),
            _ => (SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "second"), "Both"),
        };
        ConvolutionalNetworkTrainer.Options options = SmallNetwork.Options(network, change);
        options.LabelColumnName = label;
        options.SequenceColumnName = column;
        return kind switch
        {
            ScoreKind.Regression => _context.Regression.Trainers.ConvolutionalNetwork(options),
            ScoreKind.BinaryClassification => _context.BinaryClassification.Trainers.ConvolutionalNetwork(options),
            _ => _context.Genomics().Trainers.ConvolutionalNetwork(options),
        };
    }

    private ITransformer Load(ITransformer model, DataViewSchema? schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static void AssertSame(IDataView expected, IDataView actual, ScoreKind kind, string what = "")
    {
        CollectionAssert.AreEqual(
            expected.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}").ToArray(),
            actual.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}").ToArray());
        AssertClose(Scores(expected, kind), Scores(actual, kind), what);
        if (kind == ScoreKind.MultiTask)
        {
            VBuffer<ReadOnlyMemory<char>> names = default, same = default;
            expected.Schema["Score"].GetSlotNames(ref names);
            actual.Schema["Score"].GetSlotNames(ref same);
            CollectionAssert.AreEqual(
                names.DenseValues().Select(name => name.ToString()).ToArray(),
                same.DenseValues().Select(name => name.ToString()).ToArray());
        }
        if (kind != ScoreKind.BinaryClassification)
            return;
        AssertClose(expected.GetColumn<float>("Probability"), actual.GetColumn<float>("Probability"));
        CollectionAssert.AreEqual(
            expected.GetColumn<bool>("PredictedLabel").ToArray(), actual.GetColumn<bool>("PredictedLabel").ToArray());
    }

    private static IEnumerable<float> Scores(IDataView data, ScoreKind kind) => kind == ScoreKind.MultiTask
        ? data.GetColumn<float[]>("Score").SelectMany(row => row)
        : data.GetColumn<float>("Score");

    private static void AssertClose(IEnumerable<float> expected, IEnumerable<float> actual, string what = "")
    {
        float[] first = [.. expected];
        float[] second = [.. actual];
        Assert.HasCount(first.Length, second);
        float size = first.Max(Math.Abs);
        for (int i = 0; i < first.Length; i++)
            Assert.AreEqual(first[i], second[i], 1e-4f * Math.Max(Math.Abs(first[i]), 0.01f * size), $"{what} number {i}");
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer model) =>
        model is TransformerChain<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    private sealed class Classified
    {
        public float Probability { get; set; }
    }
}
