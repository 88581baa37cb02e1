using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Batch scoring in ONNX Runtime.</summary>
[TestClass]
public sealed class OnnxSequenceScorerTests
{
    private static readonly MuseamModel Model = NaiveMuseam.RandomModel(new SplittableRandom(6), 8, 5, 24);
    private static readonly SequenceSet Sequences =
        NaiveMuseam.RandomSequences(new SplittableRandom(8), 23, 24);

    [TestMethod]
    [DataRow(OnnxInputForm.Text, 1, 1)]
    [DataRow(OnnxInputForm.Text, 7, 2)]
    [DataRow(OnnxInputForm.Text, 256, 0)]
    [DataRow(OnnxInputForm.OneHot, 7, 2)]
    [DataRow(OnnxInputForm.OneHot, 23, 1)]
    public void Batches_and_threads_do_not_matter(OnnxInputForm form, int batchSize, int threads)
    {
        byte[] file = MuseamOnnx.Export(Model, new MuseamExportOptions { InputForm = form });
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(
            file, "model", new OnnxScorerOptions { BatchSize = batchSize, Threads = threads });
        var progress = new Recorder();
        OnnxScores scores = scorer.Score(Sequences, progress);
        Assert.HasCount(Sequences.Count, scores.Values);
        for (int i = 0; i < Sequences.Count; i++)
        {
            double expected = NaiveMuseam.Predict(Model, Sequences[i]);
            Assert.AreEqual(expected, scores[i, 0], 1e-4 * Math.Max(1, Math.Abs(expected)));
        }
        Assert.AreEqual((Sequences.Count + batchSize - 1) / batchSize, progress.Reports.Count);
        Assert.AreEqual(Sequences.Count, progress.Reports[^1]);
    }

    [TestMethod]
    public void Our_engine_agrees()
    {
        float[] expected = new MuseamScorer(Model).Predict(Sequences);
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(MuseamOnnx.Export(Model), "model");
        OnnxScores scores = scorer.Score(Sequences);
        for (int i = 0; i < Sequences.Count; i++)
            Assert.AreEqual(expected[i], scores[i, 0], 1e-4f * Math.Max(1, Math.Abs(expected[i])));
    }

    [TestMethod]
    public void Any_output_can_be_scored()
    {
        byte[] file = MuseamOnnx.Export(Model, new MuseamExportOptions
        {
            Outputs = MuseamOutputs.MotifScores | MuseamOutputs.Sites | MuseamOutputs.Score,
        });
        MotifScores expected = new MuseamScorer(Model).Score(Sequences);
        using OnnxSequenceScorer motifs = OnnxSequenceScorer.Open(
            file, "model", new OnnxScorerOptions { OutputName = "MotifScores" });
        using OnnxSequenceScorer strands = OnnxSequenceScorer.Open(
            file, "model", new OnnxScorerOptions { OutputName = "SiteStrands" });
        OnnxScores scores = motifs.Score(Sequences);
        OnnxScores signs = strands.Score(Sequences);
        Assert.AreEqual(8, scores.Columns);
        for (int i = 0; i < Sequences.Count; i++)
        {
            for (int f = 0; f < 8; f++)
            {
                Assert.AreEqual(expected.Scores(i)[f], scores[i][f], 1e-4f * Math.Max(1, expected.Scores(i)[f]));
                Assert.AreEqual(
                    expected.Site(i, f) is { } site ? (site.IsReverse ? -1 : 1) : 0, signs[i, f], $"{i}, {f}");
            }
        }
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => OnnxSequenceScorer.Open(file, "model", new OnnxScorerOptions { OutputName = "Nope" }));
        Assert.Contains("no output Nope; it has: Score Float [N, 1]", e.Message);
    }

    [TestMethod]
    public void Models_of_others_are_scored_in_either_layout()
    {
        // Counts of each base, whatever the layout: column sums of the one-hot matrix.
        SequenceSet sequences = SequenceSet.FromStrings(["AACGT", "TTTTN", "GGGCC"]);
        float[] expected = [2, 1, 1, 1, 0, 0, 0, 4, 0, 2, 3, 0];
        foreach (int batch in new[] { -1, 2 })
        {
            OnnxDimension rows = batch < 0 ? OnnxDimension.Batch : batch;
            using OnnxSequenceScorer byRow = OnnxSequenceScorer.Open(BaseCounter(1, rows, 5, 4), "rows");
            Assert.AreEqual(OnnxSequenceForm.Rows, byRow.Form);
            CollectionAssert.AreEqual(expected, byRow.Score(sequences).Values);
            using OnnxSequenceScorer byColumn = OnnxSequenceScorer.Open(
                BaseCounter(2, rows, 4, new OnnxDimension(-1, "L")), "columns");
            Assert.AreEqual(OnnxSequenceForm.Columns, byColumn.Form);
            Assert.IsNull(byColumn.SequenceLength);
            CollectionAssert.AreEqual(expected, byColumn.Score(sequences).Values);
        }
    }

    [TestMethod]
    public void A_model_that_takes_no_sequences_is_refused()
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => OnnxSequenceScorer.Open(BaseCounter(1, OnnxDimension.Batch, 5, 3), "pictures.onnx"));
        Assert.AreEqual(
            "pictures.onnx: the model takes input Float [N, 5, 3], expected one input, " +
            "String [N, 1], Float [N, L, 4] or Float [N, 4, L]", e.Message);
    }

    [TestMethod]
    [DataRow(OnnxInputForm.Text)]
    [DataRow(OnnxInputForm.OneHot)]
    public void Another_length_is_refused(OnnxInputForm form)
    {
        byte[] file = MuseamOnnx.Export(Model, new MuseamExportOptions { InputForm = form });
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file, "model.onnx");
        Assert.AreEqual(24, scorer.SequenceLength);
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => scorer.Score(SequenceSet.FromStrings(["ACGT"], ["short"])));
        Assert.AreEqual("model.onnx: the model takes sequences of 24 bases, but short has 4", e.Message);
        Assert.ThrowsExactly<GenomicsException>(
            () => scorer.Score(SequenceSet.FromStrings([new string('A', 24), "ACGT"])));
        Assert.ThrowsExactly<GenomicsException>(() => scorer.Score(SequenceSet.FromStrings([])));
    }

    [TestMethod]
    public void What_ONNX_runtime_cannot_load_or_run_is_one_line()
    {
        var unknown = new OnnxGraphBuilder("unknown");
        string input = unknown.Input("Sequence", OnnxElementType.Float, OnnxDimension.Batch, 5, 4);
        unknown.Node("NoSuchOperator", [input], "Score");
        unknown.Output("Score", OnnxElementType.Float, OnnxDimension.Batch, 1);
        AssertOneLine(() => OnnxSequenceScorer.Open(unknown.ToBytes(), "bad.onnx"), "NoSuchOperator");

        var wrongShape = new OnnxGraphBuilder("wrong shape");
        input = wrongShape.Input("Sequence", OnnxElementType.Float, OnnxDimension.Batch, new(-1, "L"), 4);
        string shape = wrongShape.Int64Constant("shape", [0, 28], 2);
        wrongShape.Node("Reshape", [input, shape], "Score");
        wrongShape.Output("Score", OnnxElementType.Float, OnnxDimension.Batch, 28);
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(wrongShape.ToBytes(), "bad.onnx");
        AssertOneLine(() => scorer.Score(Sequences), "sequences 1 to 23");

        AssertOneLine(() => OnnxSequenceScorer.Open("not a model"u8.ToArray(), "bad.onnx"), "not an ONNX model");
    }

    [TestMethod]
    public void A_device_that_is_not_there_is_an_error_or_a_warning()
    {
        const int NoSuchDevice = 99;
        byte[] file = MuseamOnnx.Export(Model);
        AssertOneLine(
            () => OnnxSequenceScorer.Open(file, "bad.onnx", new OnnxScorerOptions { GpuDeviceId = NoSuchDevice }),
            "CUDA device 99 cannot be used");
        var warnings = new List<string>();
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file, "model", new OnnxScorerOptions
        {
            GpuDeviceId = NoSuchDevice,
            FallbackToCpu = true,
            Warning = warnings.Add,
        });
        Assert.StartsWith("CUDA device 99 cannot be used", warnings.Single());
        Assert.HasCount(Sequences.Count, scorer.Score(Sequences).Values);
    }

    [TestMethod]
    public void Cancelling_stops_between_batches()
    {
        using var cancellation = new CancellationTokenSource();
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(
            MuseamOnnx.Export(Model), "model", new OnnxScorerOptions { BatchSize = 5 });
        var progress = new Recorder { OnReport = _ => cancellation.Cancel() };
        Assert.ThrowsExactly<OperationCanceledException>(() => scorer.Score(Sequences, progress, cancellation.Token));
        Assert.AreEqual(5, progress.Reports.Single());
    }

    private static byte[] BaseCounter(int summedAxis, params ReadOnlySpan<OnnxDimension> shape)
    {
        var builder = new OnnxGraphBuilder("counter");
        string input = builder.Input("input", OnnxElementType.Float, shape);
        string axes = builder.Int64Constant("axes", [summedAxis], 1);
        builder.Node("ReduceSum", [input, axes], "counts", OnnxAttribute.Int("keepdims", 0));
        builder.Output("counts", OnnxElementType.Float, shape[0], shape[3 - summedAxis]);
        return builder.ToBytes();
    }

    private static void AssertOneLine(Action action, string fragment)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(action);
        Assert.StartsWith("bad.onnx: ", e.Message);
        Assert.Contains(fragment, e.Message);
        Assert.DoesNotContain("\n", e.Message);
    }

    private sealed class Recorder : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public Action<int> OnReport { get; init; } = _ => { };

        public void Report(int value)
        {
            Reports.Add(value);
            OnReport(value);
        }
    }
}
