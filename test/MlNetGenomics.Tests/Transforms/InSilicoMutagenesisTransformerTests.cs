using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

[TestClass]
public sealed class InSilicoMutagenesisTransformerTests
{
    private const int Length = 20;

    private static readonly NetworkModel Model = NetworkExamples.Model("plain");
    private static readonly string[] Texts =
        [.. Enumerable.Range(0, 40).Select(i => Dna.Decode(OnnxParity.Sequences(Length, 40)[i]))];

    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow(null)]
    [DataRow("second")]
    public void Columns_are_scores_and_importance_of_the_tasks(string? which)
    {
        string? task = which is null ? null : Model.Network.Tasks[1];
        int[] tasks = task is null ? [0, 1] : [1];
        IDataView data = Data(Texts);
        IDataView scored = _context.Transforms.InSilicoMutagenesis("Effects", "Sequence", Model, "Importance", task)
            .Fit(data).Transform(data);
        MutagenesisResult expected = Expected(Texts);
        float[][] effects = [.. scored.GetColumn<float[]>("Effects")];
        float[][] importance = [.. scored.GetColumn<float[]>("Importance")];
        Assert.HasCount(Texts.Length, effects);
        for (int i = 0; i < Texts.Length; i++)
        {
            CollectionAssert.AreEqual(tasks.SelectMany(one => expected.Scores(i, one)).ToArray(), effects[i]);
            CollectionAssert.AreEqual(tasks.SelectMany(one => expected.Importance(i, one)).ToArray(), importance[i]);
        }
    }

    [TestMethod]
    public void The_schema_is_as_promised()
    {
        IDataView data = Data(Texts);
        string[] names = [.. Model.Network.Tasks];
        InSilicoMutagenesisEstimator all = _context.Transforms.InSilicoMutagenesis("E", "Sequence", Model, "I");
        DataViewSchema schema = all.Fit(data).GetOutputSchema(data.Schema);
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 2, Length, 4), schema["E"].Type);
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 2, Length), schema["I"].Type);
        Assert.AreEqual($"{names[1]}.0.C", SlotNames(schema["E"])[4 * Length + 1]);
        Assert.AreEqual($"{names[1]}.19", SlotNames(schema["I"])[^1]);

        DataViewSchema part = _context.Transforms.InSilicoMutagenesis(new InSilicoMutagenesisOptions
        {
            OutputColumnName = "E",
            ImportanceColumnName = "I",
            InputColumnName = "Sequence",
            Network = Model,
            Tasks = [names[0]],
            From = 7,
            To = 9,
        }).Fit(data).Transform(data).Schema;
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 2, 4), part["E"].Type);
        CollectionAssert.AreEqual(
            new[] { "7.A", "7.C", "7.G", "7.T", "8.A", "8.C", "8.G", "8.T" }, SlotNames(part["E"]));
        CollectionAssert.AreEqual(new[] { "7", "8" }, SlotNames(part["I"]));
        Assert.IsNull(_context.Transforms.InSilicoMutagenesis("E", "Sequence", Model).Fit(data)
            .GetOutputSchema(data.Schema).GetColumnOrNull("I"));
        // Concatenate is fitted to the shape that the estimator promises.
        var chain = all.Append(_context.Transforms.Concatenate("Features", "E", "I"));
        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 2 * Length * 5),
            chain.Fit(data).Transform(data).Schema["Features"].Type);
    }

    [TestMethod]
    public void Nothing_is_scored_unless_it_is_read()
    {
        IDataView data = Data("short");
        IDataView scored = _context.Transforms.InSilicoMutagenesis("E", "Sequence", Model, "I")
            .Fit(Data(Texts)).Transform(data);
        Assert.AreEqual("short", scored.GetColumn<string>("Sequence").Single());
        var error = Assert.ThrowsExactly<GenomicsException>(() => scored.GetColumn<float[]>("I").ToArray());
        Assert.AreEqual("column Sequence, row 1, position 1: 's' is not a base (expected A, C, G, T or N)", error.Message);
    }

    [TestMethod]
    public void Wrong_rows_are_named()
    {
        ITransformer model = _context.Transforms.InSilicoMutagenesis("E", "Sequence", Model).Fit(Data(Texts));
        IDataView scored = model.Transform(Data(Texts[0], Texts[1], "ACGT"));
        using IEnumerator<float[]> rows = scored.GetColumn<float[]>("E").GetEnumerator();
        Assert.IsTrue(rows.MoveNext());
        Assert.IsTrue(rows.MoveNext());
        var error = Assert.ThrowsExactly<GenomicsException>(() => rows.MoveNext());
        Assert.AreEqual("column Sequence, row 3 has 4 bases, the model is for 20", error.Message);
    }

    [TestMethod]
    [DataRow("E", "I", AmbiguityPolicy.Reject, MutagenesisValue.Prediction)]
    [DataRow("Sequence", "I", AmbiguityPolicy.AsN, MutagenesisValue.Prediction)]
    [DataRow("x.output", "y.output", AmbiguityPolicy.Reject, MutagenesisValue.Prediction)]
    [DataRow("bases", null, AmbiguityPolicy.Reject, MutagenesisValue.Logit)]
    public void A_saved_transformer_is_MLNets_own_and_gives_the_same(
        string name, string? importance, AmbiguityPolicy ambiguity, MutagenesisValue value)
    {
        NetworkModel network = NetworkExamples.Model("same");
        string[] texts = [.. Texts.Select(text => ambiguity == AmbiguityPolicy.AsN ? "R" + text[2..] : text[1..])];
        IDataView data = Data(texts);
        ITransformer model = _context.Transforms.InSilicoMutagenesis(new InSilicoMutagenesisOptions
        {
            OutputColumnName = name,
            ImportanceColumnName = importance,
            InputColumnName = "Sequence",
            Network = network,
            Ambiguity = ambiguity,
            Value = value,
            From = 2,
        }).Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        ITransformer fast = _context.Genomics().Accelerate(loaded);

        foreach (ITransformer part in Flatten(loaded))
            Assert.StartsWith("Microsoft.ML", part.GetType().Namespace!);
        Assert.IsInstanceOfType<InSilicoMutagenesisTransformer>(Flatten(fast).First());
        foreach (ITransformer other in new[] { loaded, fast, SaveAndLoad(fast, data.Schema) })
        {
            AssertSame(model.Transform(data), other.Transform(data), name);
            if (importance is not null)
                AssertSame(model.Transform(data), other.Transform(data), importance);
        }
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Several_tasks_are_saved_too()
    {
        IDataView data = Data(Texts);
        ITransformer model = _context.Transforms.InSilicoMutagenesis("E", "Sequence", Model, "I").Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        foreach (string name in new[] { "E", "I" })
        {
            AssertSame(model.Transform(data), loaded.Transform(data), name);
            AssertSame(model.Transform(data), _context.Genomics().Accelerate(loaded).Transform(data), name);
        }
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_prediction_engine_mutates()
    {
        ITransformer model = _context.Transforms
            .InSilicoMutagenesis("Effects", "Sequence", Model, "Importance", Model.Network.Tasks[0]).Fit(Data(Texts));
        using var engine = _context.Model.CreatePredictionEngine<Row, Mutated>(model);
        MutagenesisResult expected = Expected(Texts);
        for (int i = 0; i < 5; i++)
        {
            Mutated actual = engine.Predict(new Row { Sequence = Texts[i] });
            CollectionAssert.AreEqual(expected.Scores(i), actual.Effects);
            CollectionAssert.AreEqual(expected.Importance(i), actual.Importance);
        }
    }

    [TestMethod]
    public void Several_cursors_at_once_read_the_same()
    {
        IDataView data = Data(Texts);
        IDataView scored = _context.Transforms.InSilicoMutagenesis("E", "Sequence", Model, "I").Fit(data).Transform(data);
        float[][] expected = [.. scored.GetColumn<float[]>("E")];
        var found = new float[4][][];
        Parallel.For(0, found.Length, i => found[i] = [.. scored.GetColumn<float[]>("E")]);
        foreach (float[][] rows in found)
        {
            for (int i = 0; i < expected.Length; i++)
                CollectionAssert.AreEqual(expected[i], rows[i]);
        }
    }

    [TestMethod]
    public void Importance_is_features_for_a_trainer()
    {
        IDataView data = Data(Texts);
        var pipeline = _context.Transforms
            .InSilicoMutagenesis("Effects", "Sequence", Model, "Features", Model.Network.Tasks[0])
            .Append(_context.Regression.Trainers.OnlineGradientDescent());
        ITransformer model = pipeline.Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        float[] scores = [.. model.Transform(data).GetColumn<float>("Score")];
        float[] again = [.. loaded.Transform(data).GetColumn<float>("Score")];
        for (int i = 0; i < scores.Length; i++)
            Assert.AreEqual(scores[i], again[i], 1e-4f * Math.Max(1, Math.Abs(scores[i])));
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Wrong_columns_and_options_are_errors()
    {
        TransformsCatalog transforms = _context.Transforms;
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => transforms.InSilicoMutagenesis("E", "Nope", Model).Fit(Data(Texts)));
        StringAssert.Contains(missing.Message, "Could not find sequence column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transforms.CopyColumns("Copy", "Label")
            .Append(transforms.InSilicoMutagenesis("E", "Copy", Model)).Fit(Data(Texts)));
        StringAssert.Contains(wrong.Message, "Schema mismatch for sequence column 'Copy': expected String, got Single");
        var task = Assert.ThrowsExactly<GenomicsException>(
            () => transforms.InSilicoMutagenesis("E", "Sequence", Model, task: "none"));
        StringAssert.StartsWith(task.Message, "network plain has no task 'none'");
        Assert.Throws<ArgumentException>(() => transforms.InSilicoMutagenesis("", "Sequence", Model));
        Assert.Throws<ArgumentException>(() => transforms.InSilicoMutagenesis("E", "Sequence", Model, "E"));
        Assert.Throws<ArgumentException>(() => transforms.InSilicoMutagenesis(
            new InSilicoMutagenesisOptions { OutputColumnName = "E", InputColumnName = "Sequence" }));
        var window = Assert.ThrowsExactly<GenomicsException>(() => transforms.InSilicoMutagenesis(
            new InSilicoMutagenesisOptions { OutputColumnName = "E", Network = Model, From = 20 }));
        StringAssert.StartsWith(window.Message, "positions 20 to 20: must be at least one of the 20");
        var file = Assert.ThrowsExactly<GenomicsException>(
            () => transforms.InSilicoMutagenesis("E", "Sequence", "none.onnx"));
        Assert.AreEqual("none.onnx: no such file", file.Message);
    }

    private static MutagenesisResult Expected(string[] texts)
    {
        var builder = new SequenceSetBuilder();
        foreach (string text in texts)
            builder.Add("row", Dna.Encode(text));
        return InSilicoMutagenesis.Compute(new NetworkScorer(Model), builder.Build());
    }

    private static void AssertSame(IDataView expected, IDataView actual, string name)
    {
        Assert.AreEqual(expected.Schema[name].Type, actual.Schema[name].Type);
        CollectionAssert.AreEqual(SlotNames(expected.Schema[name]), SlotNames(actual.Schema[name]));
        float[][] first = [.. expected.GetColumn<float[]>(name)], second = [.. actual.GetColumn<float[]>(name)];
        Assert.HasCount(first.Length, second);
        for (int i = 0; i < first.Length; i++)
        {
            for (int slot = 0; slot < first[i].Length; slot++)
                Assert.AreEqual(first[i][slot], second[i][slot], 1e-5f * Math.Max(1, first[i].Max(Math.Abs)));
        }
    }

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer model) =>
        model is TransformerChain<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema? schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private IDataView Data(params string[] sequences) => _context.Data.LoadFromEnumerable(
        sequences.Select((sequence, i) => new Row { Sequence = sequence, Label = i % 3 }).ToArray());

    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }
    }

    private sealed class Mutated
    {
        public float[] Effects { get; set; } = [];

        public float[] Importance { get; set; } = [];
    }
}
