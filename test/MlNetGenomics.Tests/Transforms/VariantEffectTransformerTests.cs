using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Tests.Onnx;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

[TestClass]
public sealed class VariantEffectTransformerTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow("Effect")]
    [DataRow("Reference")]
    public void Is_the_difference_of_predictions_in_memory_and_saved_and_loaded(string output)
    {
        NetworkModel model = NetworkExamples.Model("residual");
        Row[] rows = Rows(model.Network.InputLength, 70);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        using VariantEffectTransformer transformer = _context.Transforms.PredictVariantEffect(new VariantEffectOptions
        {
            OutputColumnName = output,
            Network = model,
        }).Fit(data);
        var scorer = new NetworkScorer(model);
        float[] before = scorer.Predict(SequenceSet.FromStrings([.. rows.Select(row => row.Reference)]));
        float[] after = scorer.Predict(SequenceSet.FromStrings([.. rows.Select(row => row.Alternate)]));
        Same([.. after.Zip(before, (a, b) => a - b)], Effects(transformer, data, output));

        ITransformer loaded = SaveAndLoad(transformer, data.Schema);
        Assert.AreNotEqual(typeof(VariantEffectTransformer), loaded.GetType());
        Same(Effects(transformer, data, output), Effects(loaded, data, output));
        DataViewSchema schema = loaded.GetOutputSchema(data.Schema);
        Assert.AreEqual(transformer.GetOutputSchema(data.Schema)[output].Type, schema[output].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema[output].GetSlotNames(ref names);
        CollectionAssert.AreEqual(model.Network.Tasks.ToArray(), names.DenseValues().Select(name => name.ToString()).ToArray());
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_MuSeAM_file_and_a_task_of_a_network_s_file_do_as_well()
    {
        using var folder = new TemporaryFolder();
        MuseamModel museam = NaiveMuseam.RandomModel(new SplittableRandom(3), 20, 6, 40, bothStrands: true);
        Row[] rows = Rows(40, 30);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        string path = folder.Write("m.onnx", MuseamOnnx.Export(museam));
        using VariantEffectTransformer transformer =
            _context.Transforms.PredictVariantEffect("Effect", "Reference", "Alternate", path).Fit(data);
        float[] expected = [.. rows.Select(row =>
            (float)(NaiveMuseam.Predict(museam, Dna.Encode(row.Alternate)) - NaiveMuseam.Predict(museam, Dna.Encode(row.Reference))))];
        Same(expected, Effects(transformer, data, "Effect"));
        ITransformer loaded = SaveAndLoad(transformer, data.Schema);
        Same(expected, Effects(loaded, data, "Effect"));
        // Row by row, as a prediction engine does.
        using var engine = _context.Model.CreatePredictionEngine<Row, Effect>(transformer);
        Assert.AreEqual(expected[7], engine.Predict(rows[7]).Values.Single(), 1e-4f);
        (loaded as IDisposable)?.Dispose();

        NetworkModel model = NetworkExamples.Model("residual");
        IDataView other = _context.Data.LoadFromEnumerable(Rows(model.Network.InputLength, 9));
        string file = folder.Write("n.onnx", NetworkOnnx.Export(model));
        string task = model.Network.Tasks[^1];
        using VariantEffectTransformer one = _context.Transforms.PredictVariantEffect("Effect", "Reference", "Alternate", file, task).Fit(other);
        using VariantEffectTransformer all = _context.Transforms.PredictVariantEffect("Effect", "Reference", "Alternate", file).Fit(other);
        int tasks = model.Network.Tasks.Length;
        float[] ofAll = Effects(all, other, "Effect");
        Same([.. Enumerable.Range(0, 9).Select(i => ofAll[i * tasks + tasks - 1])], Effects(one, other, "Effect"));
        Same(Effects(one, other, "Effect"), Effects(SaveAndLoad(one, other.Schema), other, "Effect"));
    }

    [TestMethod]
    public void A_model_that_only_ONNX_Runtime_knows_is_scored_and_saved()
    {
        const int Length = 18;
        using var folder = new TemporaryFolder();
        var g = new ForeignGraph(4, Length);
        string x = g.Node("Elu", g.Node("Conv", [g.Input, g.Weights(3, 4, 5)]));
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(42, 2), g.Weights(2)]);
        byte[] foreign = g.Finish(x, OnnxDimension.Batch, 2);
        Row[] rows = Rows(Length, 12);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        using VariantEffectTransformer transformer = _context.Transforms
            .PredictVariantEffect("Effect", "Reference", "Alternate", folder.Write("foreign.onnx", foreign)).Fit(data);
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(foreign, "foreign");
        float[] before = scorer.Score(SequenceSet.FromStrings([.. rows.Select(row => row.Reference)])).Values;
        float[] after = scorer.Score(SequenceSet.FromStrings([.. rows.Select(row => row.Alternate)])).Values;
        float[] expected = [.. after.Zip(before, (a, b) => a - b)];
        Same(expected, Effects(transformer, data, "Effect"));
        ITransformer loaded = SaveAndLoad(transformer, data.Schema);
        Same(expected, Effects(loaded, data, "Effect"));
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Places_in_a_genome_are_the_sequences_there()
    {
        using var folder = new TemporaryFolder();
        var random = new SplittableRandom(5);
        string chromosome = string.Concat(Enumerable.Range(0, 300).Select(_ => "ACGT"[random.NextInt(4)]));
        string path = folder.Write("g.fa", $">chr1\n{chromosome}\n");
        NetworkModel model = NetworkExamples.Model("residual");
        int length = model.Network.InputLength, left = (length - 1) / 2;
        Place[] places = [.. Enumerable.Range(0, 20).Select(_ =>
        {
            int at = 100 + random.NextInt(100);
            return new Place { Chromosome = "1", Position = at + 1, Reference = $"{chromosome[at]}", Alternate = chromosome[at] == 'A' ? "G" : "A" };
        })];
        IDataView data = _context.Data.LoadFromEnumerable(places);
        var options = new VariantEffectOptions { OutputColumnName = "Effect", Network = model, GenomeFile = path };
        using VariantEffectTransformer transformer = _context.Transforms.PredictVariantEffect(options).Fit(data);
        Row[] rows = [.. places.Select(place =>
        {
            string window = chromosome.Substring((int)place.Position - 1 - left, length);
            return new Row { Reference = window, Alternate = window[..left] + place.Alternate + window[(left + 1)..] };
        })];
        IDataView sequences = _context.Data.LoadFromEnumerable(rows);
        VariantEffectTransformer saveable = transformer.OnSequences("Reference", "Alternate");
        Same(Effects(saveable, sequences, "Effect"), Effects(transformer, data, "Effect"));

        // A genome is no part of a model: what can be saved reads sequences.
        using var stream = new MemoryStream();
        var error = Assert.ThrowsExactly<GenomicsException>(() => _context.Model.Save(transformer, data.Schema, stream));
        Assert.Contains("cannot be saved in a model; save OnSequences", error.Message);
        Same(Effects(saveable, sequences, "Effect"), Effects(SaveAndLoad(saveable, sequences.Schema), sequences, "Effect"));

        places[3].Reference = places[3].Reference == "C" ? "T" : "C";
        IDataView wrong = _context.Data.LoadFromEnumerable(places);
        var row = Assert.ThrowsExactly<GenomicsException>(() => Effects(transformer, wrong, "Effect"));
        Assert.StartsWith("row 4: the reference allele is not the genome's: 1:", row.Message);
    }

    [TestMethod]
    public void Wrong_columns_names_and_models_are_errors()
    {
        NetworkModel model = NetworkExamples.Model("residual");
        IDataView data = _context.Data.LoadFromEnumerable(Rows(model.Network.InputLength, 3));
        var options = new VariantEffectOptions { OutputColumnName = "Effect", ReferenceColumnName = "Nothing", Network = model };
        Assert.Contains("Could not find reference column 'Nothing'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.PredictVariantEffect(options).Fit(data)).Message);
        Assert.ThrowsExactly<ArgumentException>(() => _context.Transforms.PredictVariantEffect(
            new VariantEffectOptions { OutputColumnName = "E", ReferenceColumnName = "Alternate", Network = model }));
        Assert.ThrowsExactly<ArgumentException>(() => _context.Transforms.PredictVariantEffect(new VariantEffectOptions { OutputColumnName = "E" }));
        Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms.PredictVariantEffect("E", "R", "A", "nowhere.onnx"));
        Assert.Contains("no task nothing", Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms.PredictVariantEffect(
            new VariantEffectOptions { OutputColumnName = "E", Network = model, Tasks = ["nothing"] })).Message);
        IDataView longer = _context.Data.LoadFromEnumerable(Rows(model.Network.InputLength + 1, 3));
        Assert.Contains($"column Reference, row 1 has {model.Network.InputLength + 1} bases", Assert.ThrowsExactly<GenomicsException>(() =>
            Effects(_context.Transforms.PredictVariantEffect(new VariantEffectOptions { OutputColumnName = "Effect", Network = model }).Fit(longer), longer, "Effect")).Message);
    }

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static float[] Effects(ITransformer model, IDataView data, string column) =>
        [.. model.Transform(data).GetColumn<float[]>(column).SelectMany(row => row)];

    private static void Same(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-4f * Math.Max(1, Math.Abs(expected[i])));
    }

    private static Row[] Rows(int length, int count)
    {
        var random = new SplittableRandom(length);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            char[] letters = [.. Enumerable.Range(0, length).Select(_ => "ACGT"[random.NextInt(4)])];
            string reference = new(letters);
            letters[random.NextInt(length)] = "ACGT"[random.NextInt(4)];
            return new Row { Reference = reference, Alternate = new string(letters) };
        })];
    }

    private sealed class Row
    {
        public string Reference { get; set; } = "";

        public string Alternate { get; set; } = "";
    }

    private sealed class Place
    {
        public string Chromosome { get; set; } = "";

        public long Position { get; set; }

        public string Reference { get; set; } = "";

        public string Alternate { get; set; } = "";
    }

    private sealed class Effect
    {
        [ColumnName("Effect")]
        public float[] Values { get; set; } = [];
    }
}
