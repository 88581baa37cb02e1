using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Sequences;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

[TestClass]
public sealed class KmerCountTransformerTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow("11", false)]
    [DataRow("111111", true)]
    [DataRow("1111100001111", false)]
    [DataRow("11111000011111", true)]
    public void Counts_are_those_of_all_windows_letters_dense_or_sparse(string mask, bool canonical)
    {
        string[] sequences = [.. RandomSequences(20, 0, 120), "", "NNNNNNNNNNNNNNNNNNNN"];
        IDataView counted = _context.Transforms.CountKmers("Features", "Sequence", mask, canonical)
            .Fit(Data(sequences)).Transform(Data(sequences));
        int k = mask.Count(position => position == '1');
        KmerCounter counter = new(KmerPattern.Parse(mask), canonical);
        int row = 0;
        // One by one: ML.NET's next vector is in the same memory.
        foreach (VBuffer<float> vector in counted.GetColumn<VBuffer<float>>("Features"))
        {
            Assert.AreEqual(counter.SlotCount, vector.Length);
            Assert.AreEqual(k <= 8, vector.IsDense);
            KeyValuePair<int, float>[] items = [.. vector.Items().Where(item => item.Value != 0)];
            CollectionAssert.AreEquivalent(
                KmerOracle.Count(sequences[row++], mask, canonical).Select(pair => (pair.Key, (float)pair.Value)).ToArray(),
                items.Select(item => (counter.Names[item.Key], item.Value)).ToArray());
            int[] slots = [.. items.Select(item => item.Key)];
            CollectionAssert.AreEqual(slots.Order().ToArray(), slots);
        }
        Assert.AreEqual(sequences.Length, row);
    }

    [TestMethod]
    public void The_defaults_are_all_6_mers()
    {
        IDataView data = Data("ACGTACGTACGTACGT");
        DataViewSchema.Column column = _context.Transforms.CountKmers("Features", "Sequence")
            .Fit(data).Transform(data).Schema["Features"];
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 4096), column.Type);
        CollectionAssert.AreEqual(KmerOracle.Names("111111", canonical: false), SlotNames(column));
        // Concatenate is fitted to the shape that the estimator promises.
        var chain = _context.Transforms.CountKmers("Features", "Sequence", k: 4, gap: 2)
            .Append(_context.Transforms.Concatenate("All", "Features", "Label"));
        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 257), chain.Fit(data).Transform(data).Schema["All"].Type);
    }

    [TestMethod]
    public void Frequencies_add_up_to_one_where_there_is_a_window()
    {
        foreach (int k in new[] { 3, 9 })
        {
            IDataView data = Data("ACGTACGTACGTTTGACCA", "AC", "NNNNNNNNNN");
            float[][] rows = [.. _context.Transforms.CountKmers(new KmerCountOptions
            {
                OutputColumnName = "Features",
                InputColumnName = "Sequence",
                Pattern = KmerPattern.Contiguous(k),
                AsFrequencies = true,
            }).Fit(data).Transform(data).GetColumn<float[]>("Features")];
            Assert.AreEqual(1.0, rows[0].Sum(), 1e-5);
            Assert.AreEqual(0f, rows[1].Sum());
            Assert.AreEqual(0f, rows[2].Sum());
        }
    }

    [TestMethod]
    [DataRow("111111", true, false, AmbiguityPolicy.Reject, "Features")]
    [DataRow("1101", false, true, AmbiguityPolicy.AsN, "Sequence")]
    [DataRow("111", false, false, AmbiguityPolicy.AsN, "x.output")]
    [DataRow("11111111", false, false, AmbiguityPolicy.Reject, "Features")]
    public void A_saved_transformer_is_MLNets_own_and_gives_the_same(
        string mask, bool canonical, bool asFrequencies, AmbiguityPolicy ambiguity, string name)
    {
        string letters = ambiguity == AmbiguityPolicy.AsN ? "ACGTNacgtnRyK" : "ACGTNacgtn";
        string[] sequences = [.. RandomSequences(10, 0, 90, letters), ""];
        IDataView data = Data(sequences);
        ITransformer model = _context.Transforms.CountKmers(new KmerCountOptions
        {
            OutputColumnName = name,
            InputColumnName = "Sequence",
            Pattern = KmerPattern.Parse(mask),
            Canonical = canonical,
            AsFrequencies = asFrequencies,
            Ambiguity = ambiguity,
        }).Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        ITransformer fast = _context.Genomics().Accelerate(loaded);

        foreach (ITransformer part in Flatten(loaded))
            Assert.StartsWith("Microsoft.ML", part.GetType().Namespace!);
        Assert.IsInstanceOfType<KmerCountTransformer>(Flatten(fast).First());
        foreach (ITransformer other in new[] { loaded, fast, SaveAndLoad(fast, data.Schema) })
            AssertSame(model.Transform(data), other.Transform(data), name);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_large_k_counts_but_is_not_saved()
    {
        IDataView data = Data("ACGTACGTACGTACGT");
        ITransformer model = _context.Transforms.CountKmers("Features", "Sequence", k: 10).Fit(data);
        VBuffer<float> counts = model.Transform(data).GetColumn<VBuffer<float>>("Features").Single();
        Assert.AreEqual(7f, counts.DenseValues().Sum());
        var error = Assert.ThrowsExactly<GenomicsException>(() => SaveAndLoad(model, data.Schema));
        StringAssert.Contains(error.Message, "counts of k-mers of k = 10 cannot be saved");
    }

    [TestMethod]
    public void Wrong_data_is_an_error_that_names_the_row()
    {
        IDataView data = Data("ACGTACGT", "ACRTACGT");
        var letter = Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms.CountKmers("Features", "Sequence")
            .Fit(data).Transform(data).GetColumn<float[]>("Features").ToArray());
        Assert.AreEqual(
            "column Sequence, row 2, position 3: 'R' is not a base (expected A, C, G, T or N)", letter.Message);
    }

    [TestMethod]
    public void Wrong_columns_and_options_are_errors()
    {
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CountKmers("Features", "Nope").Fit(Data("ACG")));
        StringAssert.Contains(missing.Message, "Could not find sequence column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CopyColumns("Copy", "Label")
                .Append(_context.Transforms.CountKmers("Features", "Copy")).Fit(Data("ACG")));
        StringAssert.Contains(wrong.Message, "Schema mismatch for sequence column 'Copy': expected String, got Single");
        foreach (int k in new[] { 0, 13, 40 })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Transforms.CountKmers("Features", "Sequence", k));
            StringAssert.Contains(error.Message, $"k is {k}, expected 1 to 12");
        }
        var mask = Assert.ThrowsExactly<GenomicsException>(
            () => _context.Transforms.CountKmers("Features", "Sequence", "000"));
        StringAssert.Contains(mask.Message, "0 of 3 positions count");
        var halves = Assert.ThrowsExactly<GenomicsException>(
            () => _context.Transforms.CountKmers("Features", "Sequence", 5, canonical: true, gap: 2));
        StringAssert.Contains(halves.Message, "mask of k-mers '1110011'");
        Assert.Throws<ArgumentException>(() => _context.Transforms.CountKmers("", "Sequence"));
        Assert.Throws<ArgumentException>(() => _context.Transforms.CountKmers("Features", ""));
    }

    [TestMethod]
    public void A_prediction_engine_counts()
    {
        string[] sequences = RandomSequences(10, 14, 40);
        ITransformer model = _context.Transforms.CountKmers("Features", "Sequence", k: 3).Fit(Data(sequences));
        using var engine = _context.Model.CreatePredictionEngine<Row, Counted>(model);
        float[][] expected = [.. model.Transform(Data(sequences)).GetColumn<float[]>("Features")];
        for (int i = 0; i < sequences.Length; i++)
            CollectionAssert.AreEqual(expected[i], engine.Predict(new Row { Sequence = sequences[i] }).Features);
    }

    private static string[] RandomSequences(int count, int least, int most, string letters = "ACGTACGTACGTNacgt")
    {
        var random = new SplittableRandom(9);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int length = least + random.NextInt(most - least);
            return new string([.. Enumerable.Range(0, length).Select(_ => letters[random.NextInt(letters.Length)])]);
        })];
    }

    private static void AssertSame(IDataView expected, IDataView actual, string name)
    {
        Assert.AreEqual(expected.Schema[name].Type, actual.Schema[name].Type);
        CollectionAssert.AreEqual(SlotNames(expected.Schema[name]), SlotNames(actual.Schema[name]));
        float[][] first = [.. expected.GetColumn<float[]>(name)], second = [.. actual.GetColumn<float[]>(name)];
        Assert.HasCount(first.Length, second);
        for (int i = 0; i < first.Length; i++)
            CollectionAssert.AreEqual(first[i], second[i]);
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
        sequences.Select(sequence => new Row { Sequence = sequence }).ToArray());

    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }
    }

    private sealed class Counted
    {
        public float[] Features { get; set; } = [];
    }
}
