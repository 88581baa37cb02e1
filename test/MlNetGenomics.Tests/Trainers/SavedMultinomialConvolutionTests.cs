using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public sealed class SavedMultinomialConvolutionTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow(null)]
    [DataRow("Motifs")]
    public void A_loaded_pipeline_gives_the_same(string? motifs)
    {
        IDataView data = PlantedMotif.Data(_context, 100);
        var model = Pipeline(motifs).Fit(data);
        using var loaded = Load(Save(model, data.Schema), out DataViewSchema schema);
        IDataView expected = model.Transform(data);
        IDataView actual = loaded.Transform(data);

        CollectionAssert.AreEqual(
            data.Schema.Select(column => column.ToString()).ToArray(),
            schema.Select(column => column.ToString()).ToArray());
        CollectionAssert.AreEqual(
            expected.Schema.Select(column => $"{column.Name}: {column.Type}").ToArray(),
            actual.Schema.Select(column => $"{column.Name}: {column.Type}").ToArray());
        AssertParity(expected.GetColumn<float>("Score"), actual.GetColumn<float>("Score"));
        if (motifs is null)
            return;
        AssertParity(
            expected.GetColumn<float[]>(motifs).SelectMany(row => row),
            actual.GetColumn<float[]>(motifs).SelectMany(row => row));
        VBuffer<ReadOnlyMemory<char>> names = default;
        actual.Schema[motifs].GetSlotNames(ref names);
        Assert.AreEqual("kernel_16", names.GetItemOrDefault(15).ToString());
    }

    [TestMethod]
    public void A_loaded_pipeline_is_MLNets_own_and_its_head_can_be_read()
    {
        IDataView data = PlantedMotif.Data(_context, 60);
        var model = Pipeline(null).Fit(data);
        using var loaded = Load(Save(model, data.Schema), out _);

        ITransformer[] parts = [.. Flatten(loaded)];
        foreach (ITransformer part in parts)
            Assert.StartsWith("Microsoft.ML", part.GetType().Namespace!);
        var head = Assert.IsInstanceOfType<LinearRegressionModelParameters>(
            parts.OfType<ISingleFeaturePredictionTransformer<object>>().Single().Model);
        CollectionAssert.AreEqual(
            model.LastTransformer.Model.HeadWeights.ToArray(), head.Weights.ToArray());
        Assert.AreEqual(model.LastTransformer.Model.Intercept, head.Bias);
    }

    [TestMethod]
    public void A_loaded_pipeline_serves_a_prediction_engine()
    {
        PlantedMotif[] rows = PlantedMotif.Rows(30);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        var model = Pipeline("Motifs").Fit(data);
        using var loaded = Load(Save(model, data.Schema), out _);
        using var engine = _context.Model.CreatePredictionEngine<PlantedMotif, Scored>(loaded);

        AssertParity(
            model.Transform(data).GetColumn<float>("Score"), rows.Select(row => engine.Predict(row).Score));
    }

    [TestMethod]
    public void A_loaded_pipeline_refuses_what_does_not_fit()
    {
        IDataView data = PlantedMotif.Data(_context, 60);
        using var loaded = Load(Save(Pipeline(null).Fit(data), data.Schema), out _);

        foreach (string sequence in new[] { "ACGT", new string('A', 41), new string('X', 40) })
        {
            IDataView bad = _context.Data.LoadFromEnumerable(new[] { new PlantedMotif { Sequence = sequence } });
            Assert.Throws<Exception>(() => loaded.Transform(bad).GetColumn<float>("Score").ToArray());
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("Motifs")]
    public void An_accelerated_pipeline_is_ours_again(string? motifs)
    {
        IDataView data = PlantedMotif.Data(_context, 100);
        var model = Pipeline(motifs).Fit(data);
        using var loaded = Load(Save(model, data.Schema), out _);

        var fast = (TransformerChain<ITransformer>)_context.Genomics().Accelerate(loaded);

        Assert.IsInstanceOfType<MultinomialConvolutionTransformer>(fast.Last());
        CollectionAssert.AreEqual(
            loaded.GetOutputSchema(data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray(),
            fast.GetOutputSchema(data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray());
        AssertParity(
            loaded.Transform(data).GetColumn<float>("Score"), fast.Transform(data).GetColumn<float>("Score"));
        using MemoryStream again = Save(fast, data.Schema);
        using var reloaded = Load(again, out _);
        AssertParity(
            model.Transform(data).GetColumn<float>("Score"), reloaded.Transform(data).GetColumn<float>("Score"));
    }

    [TestMethod]
    public void A_model_of_its_own_is_accelerated_too()
    {
        IDataView data = PlantedMotif.Data(_context, 60);
        MultinomialConvolutionTransformer model =
            _context.Regression.Trainers.MultinomialConvolution(MultinomialConvolutionTrainerTests.Options()).Fit(data);
        using var loaded = Load(Save(model, null), out _);

        Assert.IsInstanceOfType<MultinomialConvolutionTransformer>(_context.Genomics().Accelerate(loaded));
    }

    [TestMethod]
    public void Other_pipelines_are_left_as_they_are()
    {
        IDataView data = PlantedMotif.Data(_context, 4);
        var model = _context.Transforms.CopyColumns("Copy", "Label")
            .Append(_context.Transforms.OneHotEncodeSequence("OneHot", "Sequence")).Fit(data);
        using var loaded = Load(Save(model, null), out _);

        Assert.AreSame(loaded, _context.Genomics().Accelerate(loaded));
        Assert.AreSame(model, _context.Genomics().Accelerate(model));
    }

    [TestMethod]
    public void Real_sequences_score_the_same_loaded_and_in_memory()
    {
        SequenceSet sequences = FastaReader.ReadAll(SharedData.Require("mpra-hepg2/sequences.fa"));
        var random = new SplittableRandom(3);
        const int Kernels = 128;
        const int Width = 12;
        float[] parameters = [.. Enumerable.Range(0, Kernels * Width * 4).Select(_ => (float)random.NextGaussian())];
        float[] head = [.. Enumerable.Range(0, Kernels).Select(_ => (float)random.NextGaussian())];
        var museam = new MuseamModel(Width, sequences.Length, parameters, 2, head, 0.5f, BaseBackground.HumanAtRich);
        var model = new MultinomialConvolutionTransformer(museam, "Sequence", null, AmbiguityPolicy.Reject, 0);
        PlantedMotif[] rows =
            [.. Enumerable.Range(0, sequences.Count).Select(i => new PlantedMotif { Sequence = sequences.Text(i) })];
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        using var loaded = Load(Save(model, null), out _);

        AssertParity(model.Transform(data).GetColumn<float>("Score"), loaded.Transform(data).GetColumn<float>("Score"));
    }

    private static void AssertParity(IEnumerable<float> expected, IEnumerable<float> actual)
    {
        float[] first = [.. expected];
        float[] second = [.. actual];
        Assert.HasCount(first.Length, second);
        // Relative to the size of the terms that a score sums, not to a sum that may happen to be near 0.
        float size = first.Max(Math.Abs);
        for (int i = 0; i < first.Length; i++)
            Assert.AreEqual(first[i], second[i], 1e-4f * Math.Max(Math.Abs(first[i]), 0.01f * size), $"row {i}");
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer model) =>
        model is TransformerChain<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    private EstimatorChain<MultinomialConvolutionTransformer> Pipeline(string? motifs) =>
        _context.Transforms.CopyColumns("Copy", "Name").Append(_context.Regression.Trainers.MultinomialConvolution(
            MultinomialConvolutionTrainerTests.Options(options => options.MotifScoresColumnName = motifs)));

    private MemoryStream Save(ITransformer model, DataViewSchema? schema)
    {
        var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return stream;
    }

    private static TransformerChain<ITransformer> Load(Stream stream, out DataViewSchema schema) =>
        (TransformerChain<ITransformer>)new MLContext().Model.Load(stream, out schema);

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
