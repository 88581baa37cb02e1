using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public sealed class MultinomialConvolutionTransformerTests
{
    // More than two of the largest batches that are read ahead.
    private const int ManyRows = 9000;

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Scores_are_the_models()
    {
        IDataView data = PlantedMotif.Data(_context, ManyRows);
        MultinomialConvolutionTransformer model = Fit("Motifs");
        IDataView scored = model.Transform(data);

        SequenceSet sequences = SequenceSet.FromStrings([.. data.GetColumn<string>("Sequence")]);
        var scorer = new MuseamScorer(model.Model);
        CollectionAssert.AreEqual(scorer.Predict(sequences), scored.GetColumn<float>("Score").ToArray());
        MotifScores motifs = scorer.Score(sequences);
        int row = 0;
        foreach (Scored prediction in _context.Data.CreateEnumerable<Scored>(scored, reuseRowObject: true))
        {
            Assert.AreEqual($"name{row}", prediction.Name);
            CollectionAssert.AreEqual(motifs.Scores(row).ToArray(), prediction.Motifs);
            row++;
        }
        Assert.AreEqual(ManyRows, row);
    }

    [TestMethod]
    public void The_schema_is_that_of_a_MLNet_trainer()
    {
        IDataView data = PlantedMotif.Data(_context, 4);
        MultinomialConvolutionTransformer model = Fit("Motifs");
        DataViewSchema schema = model.GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(
            new[] { "Name", "Sequence", "Label", "Motifs", "Score" },
            schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(NumberDataViewType.Single, schema["Score"].Type);
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 16), schema["Motifs"].Type);
        ReadOnlyMemory<char> kind = default;
        schema["Score"].Annotations.GetValue("ScoreColumnKind", ref kind);
        Assert.AreEqual("Regression", kind.ToString());
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema["Motifs"].GetSlotNames(ref names);
        Assert.AreEqual("kernel_16", names.GetItemOrDefault(15).ToString());
        Assert.IsNull(Fit(null).GetOutputSchema(data.Schema).GetColumnOrNull("Motifs"));
        Assert.AreEqual(4, model.Transform(data).GetRowCount());
    }

    [TestMethod]
    public void Columns_that_are_not_read_cost_nothing()
    {
        PlantedMotif[] rows = PlantedMotif.Rows(100);
        rows[50].Sequence = "not DNA";
        IDataView scored = Fit("Motifs").Transform(_context.Data.LoadFromEnumerable(rows));

        Assert.HasCount(100, scored.GetColumn<string>("Name").ToArray());
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Name"]]);
        Assert.IsTrue(cursor.IsColumnActive(scored.Schema["Name"]));
        Assert.IsFalse(cursor.IsColumnActive(scored.Schema["Motifs"]));
        Assert.ThrowsExactly<InvalidOperationException>(
            () => cursor.GetGetter<VBuffer<float>>(scored.Schema["Motifs"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema["Score"]));
    }

    [TestMethod]
    public void A_bad_row_is_an_error_when_its_score_is_read()
    {
        PlantedMotif[] rows = PlantedMotif.Rows(40);
        rows[20].Sequence = "ACGT";
        rows[30].Sequence = rows[30].Sequence[..^1] + "*";
        IDataView scored = Fit(null).Transform(_context.Data.LoadFromEnumerable(rows));
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        ValueGetter<float> get = cursor.GetGetter<float>(scored.Schema["Score"]);
        var errors = new Dictionary<long, string>();
        float score = 0;
        while (cursor.MoveNext())
        {
            try
            {
                get(ref score);
            }
            catch (GenomicsException e)
            {
                errors[cursor.Position] = e.Message;
            }
        }

        CollectionAssert.AreEquivalent(new long[] { 20, 30 }, errors.Keys);
        Assert.AreEqual("column Sequence, row 21 has 4 bases, the model is for 40", errors[20]);
        Assert.AreEqual(
            "column Sequence, row 31, position 40: '*' is not a base (expected A, C, G, T or N)", errors[30]);
    }

    [TestMethod]
    public void Positions_and_identities_are_the_rows()
    {
        IDataView data = PlantedMotif.Data(_context, 200);
        IDataView scored = Fit(null).Transform(data);
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;

        Assert.AreEqual(-1, cursor.Position);
        for (int row = 0; row < 200; row++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(row, cursor.Position);
            getId(ref id);
            Assert.AreEqual((ulong)row, id.Low);
        }
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void Shuffled_rows_keep_their_scores()
    {
        IDataView data = _context.Data.Cache(PlantedMotif.Data(_context, 300));
        IDataView scored = Fit(null).Transform(data);
        Dictionary<string, float> expected = scored.GetColumn<string>("Name")
            .Zip(scored.GetColumn<float>("Score")).ToDictionary(pair => pair.First, pair => pair.Second);

        Assert.IsTrue(scored.CanShuffle);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema, new Random(3));
        ValueGetter<float> getScore = cursor.GetGetter<float>(scored.Schema["Score"]);
        ValueGetter<ReadOnlyMemory<char>> getName = cursor.GetGetter<ReadOnlyMemory<char>>(scored.Schema["Name"]);
        var names = new List<string>();
        while (cursor.MoveNext())
        {
            float score = 0;
            ReadOnlyMemory<char> name = default;
            getScore(ref score);
            getName(ref name);
            names.Add(name.ToString());
            Assert.AreEqual(expected[names[^1]], score);
        }
        CollectionAssert.AreEquivalent(expected.Keys, names);
        CollectionAssert.AreNotEqual(expected.Keys.ToArray(), names);
    }

    [TestMethod]
    public void An_endless_source_can_be_scored()
    {
        IDataView scored = Fit(null).Transform(_context.Data.LoadFromEnumerable(Endless()));

        Assert.HasCount(3, scored.GetColumn<float>("Score").Take(3).ToArray());

        static IEnumerable<PlantedMotif> Endless()
        {
            while (true)
                yield return PlantedMotif.Rows(1)[0];
        }
    }

    [TestMethod]
    public void Transformers_that_follow_see_the_scores()
    {
        IDataView data = PlantedMotif.Data(_context, 50);
        var pipeline = _context.Regression.Trainers
            .MultinomialConvolution(MultinomialConvolutionTrainerTests.Options(
                options => options.MotifScoresColumnName = "Motifs"))
            .Append(_context.Transforms.Concatenate("Features", "Motifs", "Score"));
        IDataView result = pipeline.Fit(data).Transform(data);

        float[] features = result.GetColumn<float[]>("Features").Last();
        float[] motifs = result.GetColumn<float[]>("Motifs").Last();
        CollectionAssert.AreEqual(
            motifs.Append(result.GetColumn<float>("Score").Last()).ToArray(), features);
    }

    [TestMethod]
    public void A_prediction_engine_scores()
    {
        PlantedMotif[] rows = PlantedMotif.Rows(20);
        MultinomialConvolutionTransformer model = Fit("Motifs");
        float[] expected = [.. model.Transform(_context.Data.LoadFromEnumerable(rows)).GetColumn<float>("Score")];
        using var engine = _context.Model.CreatePredictionEngine<PlantedMotif, Scored>(model);

        for (int i = 0; i < rows.Length; i++)
        {
            Scored scored = engine.Predict(rows[i]);
            Assert.AreEqual(expected[i], scored.Score);
            Assert.AreEqual(rows[i].Name, scored.Name);
            Assert.HasCount(16, scored.Motifs);
        }
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => engine.Predict(new PlantedMotif { Sequence = "ACGT" }));
        StringAssert.Contains(error.Message, "has 4 bases, the model is for 40");
    }

    [TestMethod]
    public void A_wrong_schema_is_an_error_like_MLNets_own()
    {
        IDataView data = _context.Data.LoadFromEnumerable(new[] { new { Sequence = 1f } });
        MultinomialConvolutionTransformer model = Fit(null);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(data));
        StringAssert.Contains(
            error.Message, "Schema mismatch for sequence column 'Sequence': expected String, got Single");
    }

    [TestMethod]
    public void ONNX_files_hold_the_model()
    {
        using var folder = new TemporaryFolder();
        MultinomialConvolutionTransformer model = Fit(null);
        string path = folder.File("model.onnx");
        model.SaveOnnx(path);
        using var oneHot = new MemoryStream();
        model.SaveOnnx(oneHot, OnnxInputForm.OneHot);

        CollectionAssert.AreEqual(
            model.Model.HeadWeights.ToArray(), MuseamOnnx.Import(path).HeadWeights.ToArray());
        Assert.AreEqual(model.Model.Intercept, MuseamOnnx.Import(oneHot.ToArray(), "stream").Intercept);
        Assert.ThrowsExactly<GenomicsException>(() => model.SaveOnnx(folder.Path));
    }

    private MultinomialConvolutionTransformer Fit(string? motifs) => _context.Regression.Trainers
        .MultinomialConvolution(MultinomialConvolutionTrainerTests.Options(
            options => options.MotifScoresColumnName = motifs))
        .Fit(PlantedMotif.Data(_context, 60));

    private sealed class Scored
    {
        public string Name { get; set; } = "";

        public float Score { get; set; }

        public float[] Motifs { get; set; } = [];
    }
}
