using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Transforms;

[TestClass]
public sealed class SequenceOneHotTransformerTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Each_base_is_a_row_with_a_one_in_its_column()
    {
        IDataView data = Data("ACGT", "nTca");
        IDataView encoded = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Fit(data).Transform(data);

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 4, 4), encoded.Schema["OneHot"].Type);
        float[][] rows = [.. encoded.GetColumn<float[]>("OneHot")];
        CollectionAssert.AreEqual(
            new float[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 }, rows[0]);
        CollectionAssert.AreEqual(
            new float[] { 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0 }, rows[1]);
    }

    [TestMethod]
    public void Slots_are_named_by_position_and_base()
    {
        DataViewSchema schema = Encode(Data("AC"), bothStrands: true).Schema;
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema["OneHot"].GetSlotNames(ref names);

        Assert.IsTrue(schema["OneHot"].HasSlotNames());
        Assert.AreEqual(
            "0.A 0.C 0.G 0.T 1.A 1.C 1.G 1.T reverse.0.A reverse.0.C reverse.0.G reverse.0.T " +
            "reverse.1.A reverse.1.C reverse.1.G reverse.1.T",
            string.Join(' ', names.DenseValues()));
    }

    [TestMethod]
    public void The_second_strand_is_the_first_with_both_axes_reversed()
    {
        IDataView encoded = Encode(Data("AACGTNG"), bothStrands: true);
        float[] both = encoded.GetColumn<float[]>("OneHot").Single();

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 2, 7, 4), encoded.Schema["OneHot"].Type);
        CollectionAssert.AreEqual(both[..28].Reverse().ToArray(), both[28..]);
        CollectionAssert.AreEqual(Encode(Data("AACGTNG")).GetColumn<float[]>("OneHot").Single(), both[..28]);
    }

    [TestMethod]
    public void Shorter_sequences_are_padded_where_asked()
    {
        IDataView data = Data("AC", "ACGT");
        IDataView encoded = _context.Transforms
            .OneHotEncodeSequence("OneHot", "Sequence", unknownBase: UnknownBaseEncoding.Quarter, padShorter: true)
            .Fit(data).Transform(data);

        CollectionAssert.AreEqual(
            new float[] { 1, 0, 0, 0, 0, 1, 0, 0, .25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f },
            encoded.GetColumn<float[]>("OneHot").First());
    }

    [TestMethod]
    public void Ambiguous_letters_are_read_as_N_where_asked()
    {
        IDataView data = Data("ARy");
        IDataView encoded = _context.Transforms
            .OneHotEncodeSequence("OneHot", "Sequence", ambiguity: AmbiguityPolicy.AsN).Fit(data).Transform(data);

        CollectionAssert.AreEqual(
            new float[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, encoded.GetColumn<float[]>("OneHot").Single());
    }

    [TestMethod]
    public void The_column_can_replace_its_input()
    {
        IDataView data = Data("ACG");
        IDataView encoded = _context.Transforms.OneHotEncodeSequence("Sequence").Fit(data).Transform(data);

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 3, 4), encoded.Schema["Sequence"].Type);
        Assert.AreEqual(2, encoded.Schema.Count(column => column.Name == "Sequence"));
        Assert.HasCount(12, encoded.GetColumn<float[]>("Sequence").Single());
    }

    [TestMethod]
    public void Wrong_data_is_an_error_that_names_the_row()
    {
        var equal = Assert.ThrowsExactly<GenomicsException>(() => Encode(Data("ACG", "AC")));
        Assert.AreEqual(
            "column Sequence, row 2 has 2 bases, but the first has 3: equal lengths are needed, or padding",
            equal.Message);
        var letter = Assert.ThrowsExactly<GenomicsException>(
            () => Encode(Data("ACG", "AXG")).GetColumn<float[]>("OneHot").ToArray());
        Assert.AreEqual(
            "column Sequence, row 2, position 2: 'X' is not a base (expected A, C, G, T or N)", letter.Message);
        var longer = Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms
            .OneHotEncodeSequence("OneHot", "Sequence", sequenceLength: 2, padShorter: true)
            .Fit(Data("ACG")).Transform(Data("ACG")).GetColumn<float[]>("OneHot").ToArray());
        Assert.AreEqual("column Sequence, row 1 has 3 bases, expected 2 or fewer", longer.Message);
        Assert.ThrowsExactly<GenomicsException>(() => Encode(Data()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence", sequenceLength: 0));
    }

    [TestMethod]
    public void A_wrong_column_is_an_error_like_MLNets_own()
    {
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.OneHotEncodeSequence("OneHot", "Nope").Fit(Data("ACG")));
        StringAssert.Contains(missing.Message, "Could not find sequence column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CopyColumns("Copy", "Label")
                .Append(_context.Transforms.OneHotEncodeSequence("OneHot", "Copy")).Fit(Data("ACG")));
        StringAssert.Contains(
            wrong.Message, "Schema mismatch for sequence column 'Copy': expected String, got Single");
    }

    [TestMethod]
    public void A_shape_promises_what_the_schema_holds()
    {
        IDataView data = Data("ACG");
        var chain = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence")
            .Append(_context.Transforms.Concatenate("Features", "OneHot", "Label"));

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, 13),
            chain.Fit(data).Transform(data).Schema["Features"].Type);
    }

    [TestMethod]
    [DataRow(false, false, AmbiguityPolicy.Reject, UnknownBaseEncoding.Zero)]
    [DataRow(true, false, AmbiguityPolicy.AsN, UnknownBaseEncoding.Quarter)]
    [DataRow(false, true, AmbiguityPolicy.AsN, UnknownBaseEncoding.Zero)]
    [DataRow(true, true, AmbiguityPolicy.Reject, UnknownBaseEncoding.Quarter)]
    public void A_saved_transformer_gives_the_same(
        bool bothStrands, bool padShorter, AmbiguityPolicy ambiguity, UnknownBaseEncoding unknownBase)
    {
        string letters = ambiguity == AmbiguityPolicy.AsN ? "ACGTNacgtnRYk" : "ACGTNacgtn";
        var random = new SplittableRandom(7);
        IDataView data = Data(
            [.. Enumerable.Range(0, 20).Select(_ => RandomText(padShorter ? 1 + random.NextInt(9) : 9))]);
        ITransformer model = _context.Transforms
            .OneHotEncodeSequence("OneHot", "Sequence", 9, bothStrands, unknownBase, ambiguity, padShorter).Fit(data);

        ITransformer loaded = SaveAndLoad(model, data.Schema);
        IDataView expected = model.Transform(data);
        IDataView actual = loaded.Transform(data);

        Assert.AreEqual(expected.Schema["OneHot"].Type, actual.Schema["OneHot"].Type);
        VBuffer<ReadOnlyMemory<char>> expectedNames = default, actualNames = default;
        expected.Schema["OneHot"].GetSlotNames(ref expectedNames);
        actual.Schema["OneHot"].GetSlotNames(ref actualNames);
        Assert.AreEqual(string.Join(' ', expectedNames.DenseValues()), string.Join(' ', actualNames.DenseValues()));
        foreach ((float[] first, float[] second) in
            expected.GetColumn<float[]>("OneHot").Zip(actual.GetColumn<float[]>("OneHot")))
            CollectionAssert.AreEqual(first, second);
        (loaded as IDisposable)?.Dispose();

        string RandomText(int length) =>
            new([.. Enumerable.Range(0, length).Select(_ => letters[random.NextInt(letters.Length)])]);
    }

    [TestMethod]
    [DataRow("Sequence")]
    [DataRow("x.output")]
    public void A_saved_transformer_keeps_its_columns_name(string name)
    {
        IDataView data = Data("ACG", "TTN");
        ITransformer model = _context.Transforms.OneHotEncodeSequence(name, "Sequence").Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);

        CollectionAssert.AreEqual(
            model.GetOutputSchema(data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray(),
            loaded.GetOutputSchema(data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray());
        Assert.IsTrue(loaded.GetOutputSchema(data.Schema)[name].HasSlotNames());
        CollectionAssert.AreEqual(
            model.Transform(data).GetColumn<float[]>(name).First(),
            loaded.Transform(data).GetColumn<float[]>(name).First());
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    [DataRow("ACGTA", false)]
    [DataRow("ACXT", false)]
    [DataRow("ACG", false)]
    [DataRow("ACGTA", true)]
    public void A_saved_transformer_refuses_what_does_not_fit(string sequence, bool padShorter)
    {
        ITransformer model = _context.Transforms
            .OneHotEncodeSequence("OneHot", "Sequence", sequenceLength: 4, padShorter: padShorter).Fit(Data("ACGT"));
        ITransformer loaded = SaveAndLoad(model, null);

        Assert.Throws<Exception>(() => loaded.Transform(Data(sequence)).GetColumn<float[]>("OneHot").ToArray());
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_prediction_engine_encodes()
    {
        ITransformer model = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Fit(Data("AC"));
        using var engine = _context.Model.CreatePredictionEngine<Row, Encoded>(model);

        CollectionAssert.AreEqual(
            new float[] { 0, 0, 1, 0, 0, 0, 0, 1 }, engine.Predict(new Row { Sequence = "GT" }).OneHot);
        var error = Assert.ThrowsExactly<GenomicsException>(() => engine.Predict(new Row { Sequence = "G?" }));
        StringAssert.Contains(error.Message, "position 2: '?' is not a base");
    }

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema? schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private IDataView Encode(IDataView data, bool bothStrands = false) => _context.Transforms
        .OneHotEncodeSequence("OneHot", "Sequence", bothStrands: bothStrands).Fit(data).Transform(data);

    private IDataView Data(params string[] sequences) => _context.Data.LoadFromEnumerable(
        sequences.Select(sequence => new Row { Sequence = sequence }).ToArray());

    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }
    }

    private sealed class Encoded
    {
        public float[] OneHot { get; set; } = [];
    }
}
