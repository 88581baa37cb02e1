using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

[TestClass]
public sealed class MotifScanTransformerTests
{
    private static readonly PositionProbabilityMatrix[] Motifs = RandomMotifs.Make(23, 4, 14, seed: 3);

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void A_perfect_site_scores_the_sum_of_its_columns_best_log_odds()
    {
        // (20 x 1 + .1 / 4) / 20.1 is what a base has that all of 20 sites have.
        PositionProbabilityMatrix motif = IupacMotif.Parse("TGACTCA", 1, "AP-1");
        double expected = 7 * Math.Log2((20 + 0.025) / 20.1 / 0.25);
        IDataView data = Data("ccccTGACTCAccccc", "TGAGTCA", "nnnnnnn");

        float[][] scores = Scores(data, motifs: motif);
        Assert.AreEqual(expected, scores[0].Single(), 1e-5);
        Assert.AreEqual(expected, scores[1].Single(), 1e-5);
        Assert.AreEqual(0f, scores[2].Single());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Scores_are_those_of_plain_loops_over_all_windows(bool bothStrands)
    {
        string[] sequences = RandomSequences(60, 14, 120);
        var background = new BaseBackground(0.3, 0.25, 0.15, 0.3);
        float[][] scores = Scores(Data(sequences), bothStrands, 0.7, background);

        double at = (background.A + background.T) / 2, cg = (background.C + background.G) / 2;
        double[] shares = bothStrands ? [at, cg, cg, at] : [background.A, background.C, background.G, background.T];
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int motif = 0; motif < Motifs.Length; motif++)
            {
                byte[] forward = Dna.Encode(sequences[i]);
                double expected = Best(Motifs[motif], forward, shares, 0.7);
                if (bothStrands)
                    expected = Math.Max(expected, Best(Motifs[motif], Dna.ReverseComplement(forward), shares, 0.7));
                Assert.AreEqual(expected, scores[i][motif], 1e-4 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [TestMethod]
    public void The_other_strand_scores_the_same()
    {
        string[] sequences = RandomSequences(40, 14, 60);
        string[] reversed = [.. sequences.Select(text => Dna.Decode(Dna.ReverseComplement(Dna.Encode(text))))];
        foreach ((float[] first, float[] second) in Scores(Data(sequences)).Zip(Scores(Data(reversed))))
        {
            for (int motif = 0; motif < first.Length; motif++)
                Assert.AreEqual(first[motif], second[motif], 1e-4f);
        }
    }

    [TestMethod]
    public void The_column_has_a_slot_a_motif_and_its_name()
    {
        IDataView data = Data("ACGTACGTACGTACGT");
        MotifScanEstimator estimator = _context.Transforms.ScanMotifs("Features", "Sequence", Motifs);
        DataViewSchema.Column column = estimator.Fit(data).Transform(data).Schema["Features"];

        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, Motifs.Length), column.Type);
        CollectionAssert.AreEqual(Motifs.Select(motif => motif.Name).ToArray(), SlotNames(column));
        // Concatenate is fitted to the shape that the estimator promises.
        var chain = estimator.Append(_context.Transforms.Concatenate("All", "Features", "Label"));
        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, Motifs.Length + 1),
            chain.Fit(data).Transform(data).Schema["All"].Type);
    }

    [TestMethod]
    public void A_file_of_motifs_scores_as_its_motifs_do()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("motifs.meme");
        using (var writer = new StreamWriter(path))
            MemeMotifs.Write(writer, Motifs, new BaseBackground(0.4, 0.1, 0.1, 0.4));
        IReadOnlyList<PositionProbabilityMatrix> read = MotifReader.Read(path).Motifs;
        IDataView data = Data(RandomSequences(10, 14, 30));

        float[][] scores = Scores(data, motifs: [.. read]);
        IDataView scanned = _context.Transforms.ScanMotifs("Features", "Sequence", path).Fit(data).Transform(data);
        foreach ((float[] expected, float[] actual) in scores.Zip(scanned.GetColumn<float[]>("Features")))
            CollectionAssert.AreEqual(expected, actual);
        var missing = Assert.ThrowsExactly<GenomicsException>(
            () => _context.Transforms.ScanMotifs("Features", "Sequence", folder.File("none.meme")));
        StringAssert.Contains(missing.Message, "none.meme");
    }

    [TestMethod]
    [DataRow(true, AmbiguityPolicy.Reject, "Features")]
    [DataRow(false, AmbiguityPolicy.AsN, "Features")]
    [DataRow(true, AmbiguityPolicy.AsN, "Sequence")]
    [DataRow(true, AmbiguityPolicy.Reject, "x.output")]
    public void A_saved_transformer_is_MLNets_own_and_gives_the_same(
        bool bothStrands, AmbiguityPolicy ambiguity, string name)
    {
        string[] sequences = RandomSequences(40, 14, 90, ambiguity == AmbiguityPolicy.AsN ? "ACGTNacgtnRyK" : "ACGTNacgtn");
        IDataView data = Data(sequences);
        ITransformer model = _context.Transforms.ScanMotifs(new MotifScanOptions
        {
            OutputColumnName = name,
            InputColumnName = "Sequence",
            Motifs = [.. Motifs, IupacMotif.Parse("TGANTCA", name: Motifs[0].Name)],
            BothStrands = bothStrands,
            Background = BaseBackground.HumanAtRich,
            Ambiguity = ambiguity,
        }).Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        ITransformer fast = _context.Genomics().Accelerate(loaded);

        foreach (ITransformer part in Flatten(loaded))
            Assert.StartsWith("Microsoft.ML", part.GetType().Namespace!);
        Assert.IsInstanceOfType<MotifScanTransformer>(Flatten(fast).First());
        foreach (ITransformer other in new[] { loaded, fast, SaveAndLoad(fast, data.Schema) })
            AssertSame(model.Transform(data), other.Transform(data), name);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    [DataRow("ACG")]
    [DataRow("")]
    [DataRow("ACGTACGTXCGT")]
    public void A_saved_transformer_refuses_what_does_not_fit(string sequence)
    {
        IDataView data = Data("ACGTACGT");
        ITransformer model = _context.Transforms
            .ScanMotifs("Features", "Sequence", [IupacMotif.Parse("ACGTA", name: "m")]).Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);

        Assert.Throws<Exception>(() => loaded.Transform(Data(sequence)).GetColumn<float[]>("Features").ToArray());
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Wrong_data_is_an_error_that_names_the_row()
    {
        PositionProbabilityMatrix[] motifs = [IupacMotif.Parse("ACG", name: "short"), IupacMotif.Parse("ACGTA", name: "wide")];
        var tooShort = Assert.ThrowsExactly<GenomicsException>(() => Scores(Data("ACGTACGT", "ACGT"), motifs: motifs));
        Assert.AreEqual("column Sequence, row 2 has 4 bases, motif wide has 5 positions", tooShort.Message);
        var letter = Assert.ThrowsExactly<GenomicsException>(() => Scores(Data("ACGTACGT", "ACRTACGT"), motifs: motifs));
        Assert.AreEqual(
            "column Sequence, row 2, position 3: 'R' is not a base (expected A, C, G, T or N)", letter.Message);
        // Rows before the wrong one are scored.
        using IEnumerator<float[]> rows = _context.Transforms.ScanMotifs("Features", "Sequence", motifs)
            .Fit(Data("ACGTA")).Transform(Data("ACGTA", "A")).GetColumn<float[]>("Features").GetEnumerator();
        Assert.IsTrue(rows.MoveNext());
        Assert.ThrowsExactly<GenomicsException>(() => rows.MoveNext());
    }

    [TestMethod]
    public void Wrong_columns_and_options_are_errors()
    {
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.ScanMotifs("Features", "Nope", Motifs).Fit(Data("ACG")));
        StringAssert.Contains(missing.Message, "Could not find sequence column 'Nope'");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CopyColumns("Copy", "Label")
                .Append(_context.Transforms.ScanMotifs("Features", "Copy", Motifs)).Fit(Data("ACG")));
        StringAssert.Contains(wrong.Message, "Schema mismatch for sequence column 'Copy': expected String, got Single");
        var none = Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms.ScanMotifs("Features", "Sequence", []));
        Assert.AreEqual("there are no motifs to scan for", none.Message);
        var zero = Assert.ThrowsExactly<GenomicsException>(() => _context.Transforms.ScanMotifs(
            "Features", "Sequence", [IupacMotif.Parse("AC", 1, "m")], pseudocount: 0));
        Assert.AreEqual(
            "motif m, position 1: C has probability 0, which needs a pseudocount over 0", zero.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.ScanMotifs("Features", "Sequence", Motifs, pseudocount: -1));
        Assert.Throws<ArgumentException>(() => _context.Transforms.ScanMotifs("", "Sequence", Motifs));
    }

    [TestMethod]
    public void A_prediction_engine_scans()
    {
        string[] sequences = RandomSequences(10, 14, 40);
        ITransformer model = _context.Transforms.ScanMotifs("Features", "Sequence", Motifs).Fit(Data(sequences));
        using var engine = _context.Model.CreatePredictionEngine<Row, Scanned>(model);
        float[][] expected = Scores(Data(sequences));
        for (int i = 0; i < sequences.Length; i++)
            CollectionAssert.AreEqual(expected[i], engine.Predict(new Row { Sequence = sequences[i] }).Features);
    }

    private static double Best(PositionProbabilityMatrix motif, byte[] codes, double[] background, double pseudocount)
    {
        double best = double.NegativeInfinity;
        for (int start = 0; start + motif.Width <= codes.Length; start++)
        {
            double sum = 0;
            for (int position = 0; position < motif.Width; position++)
            {
                int b = codes[start + position];
                if (b == Dna.N)
                    continue;
                double p = (20 * motif[position, b] + pseudocount * background[b]) / (20 + pseudocount);
                sum += Math.Log2(p / background[b]);
            }
            best = Math.Max(best, sum);
        }
        return best;
    }

    private static string[] RandomSequences(int count, int least, int most, string letters = "ACGTACGTACGTNacgt")
    {
        var random = new SplittableRandom(9);
        return [.. Enumerable.Range(0, count).Select(_ => new string(
            [.. Enumerable.Range(0, least + random.NextInt(most - least)).Select(_ => letters[random.NextInt(letters.Length)])]))];
    }

    private static void AssertSame(IDataView expected, IDataView actual, string name)
    {
        Assert.AreEqual(expected.Schema[name].Type, actual.Schema[name].Type);
        CollectionAssert.AreEqual(SlotNames(expected.Schema[name]), SlotNames(actual.Schema[name]));
        float[][] first = [.. expected.GetColumn<float[]>(name)], second = [.. actual.GetColumn<float[]>(name)];
        Assert.HasCount(first.Length, second);
        for (int i = 0; i < first.Length; i++)
        {
            for (int motif = 0; motif < first[i].Length; motif++)
                Assert.AreEqual(first[i][motif], second[i][motif], 1e-4f * Math.Max(0.1f, Math.Abs(first[i][motif])));
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

    private float[][] Scores(
        IDataView data,
        bool bothStrands = true,
        double pseudocount = 0.1,
        BaseBackground? background = null,
        params PositionProbabilityMatrix[] motifs) =>
        [.. _context.Transforms
            .ScanMotifs(
                "Features", "Sequence", motifs.Length > 0 ? motifs : Motifs, bothStrands, pseudocount, background)
            .Fit(data).Transform(data).GetColumn<float[]>("Features")];

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

    private sealed class Scanned
    {
        public float[] Features { get; set; } = [];
    }
}
