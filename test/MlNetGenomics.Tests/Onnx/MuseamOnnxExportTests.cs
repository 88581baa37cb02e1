using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>The exported graph, in ONNX Runtime, computes what the formulas say.</summary>
[TestClass]
public sealed class MuseamOnnxExportTests
{
    private static readonly MuseamExportOptions EverythingFromText = new()
    {
        Outputs = MuseamOutputs.Score | MuseamOutputs.MotifScores | MuseamOutputs.Sites,
    };

    [TestMethod]
    public void Both_forms_score_as_the_formulas_whatever_the_shape()
    {
        for (long seed = 1; seed <= 24; seed++)
        {
            var random = new SplittableRandom(seed);
            int width = 1 + random.NextInt(9);
            int length = width + random.NextInt(40);
            MuseamModel model = NaiveMuseam.RandomModel(
                random, 1 + random.NextInt(20), width, length,
                bothStrands: seed % 3 != 0,
                llrScale: seed % 2 == 0 ? LlrScale.InverseAlpha : LlrScale.One,
                alpha: seed % 4 == 0 ? 120 : 1 + (float)random.NextDouble(),
                background: seed % 5 < 2 ? BaseBackground.HumanAtRich : null);
            SequenceSet sequences = NaiveMuseam.RandomSequences(random, 7, length, unknown: 0.1);
            foreach (OnnxInputForm form in Enum.GetValues<OnnxInputForm>())
            {
                byte[] file = MuseamOnnx.Export(model, new MuseamExportOptions { InputForm = form });
                using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file, "exported");
                OnnxScores scores = scorer.Score(sequences);
                Assert.AreEqual(1, scores.Columns);
                for (int i = 0; i < sequences.Count; i++)
                    AssertClose(NaiveMuseam.Predict(model, sequences[i]), scores[i, 0], $"seed {seed}, {form}, {i}");
            }
        }
    }

    [TestMethod]
    [DataRow(GraphOptimizationLevel.ORT_DISABLE_ALL)]
    [DataRow(GraphOptimizationLevel.ORT_ENABLE_ALL)]
    public void Motif_scores_and_sites_are_the_best_windows(GraphOptimizationLevel optimization)
    {
        var random = new SplittableRandom(7);
        foreach (bool bothStrands in new[] { true, false })
        {
            // Wide kernels make many sequences without a site, where every window scores below 0.
            MuseamModel model = NaiveMuseam.RandomModel(random, 12, 6, 30, bothStrands);
            SequenceSet sequences = NaiveMuseam.RandomSequences(random, 20, 30);
            using var session = new OnnxSession(MuseamOnnx.Export(model, EverythingFromText), optimization);
            string[] letters = [.. Enumerable.Range(0, sequences.Count).Select(sequences.Text)];
            float[] scores = session.RunText("MotifScores", letters);
            long[] positions = session.RunTextToIntegers("SitePositions", letters);
            long[] strands = session.RunTextToIntegers("SiteStrands", letters);
            Assert.HasCount(sequences.Count * model.KernelCount, positions);
            int withSite = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                (int sequence, int kernel) = (i / model.KernelCount, i % model.KernelCount);
                double expected = NaiveMuseam.MotifScore(model, kernel, sequences[sequence]);
                AssertClose(expected, scores[i], $"motif score {sequence}, {kernel}");
                if (expected == 0)
                {
                    Assert.AreEqual((-1L, 0L), (positions[i], strands[i]));
                    continue;
                }
                withSite++;
                byte[] window = sequences[sequence].Slice((int)positions[i], 6).ToArray();
                Assert.IsTrue(strands[i] == 1 || (bothStrands && strands[i] == -1), $"strand {strands[i]}");
                byte[] site = strands[i] == 1 ? window : Dna.ReverseComplement(window);
                AssertClose(expected, NaiveMuseam.Track(model, kernel, site)[0], $"site {sequence}, {kernel}");
            }
            Assert.IsInRange(1, scores.Length - 1, withSite, "the test needs kernels with and without a site");
        }
    }

    [TestMethod]
    public void Of_equal_sites_the_engines_is_taken()
    {
        var random = new SplittableRandom(9);
        foreach (bool bothStrands in new[] { true, false })
        {
            MuseamModel model = NaiveMuseam.RandomModel(random, 12, 6, 60, bothStrands);
            SequenceSet units = NaiveMuseam.RandomSequences(random, 10, 20, unknown: 0);
            // Three copies of a sequence: every site has an equal one in each.
            string[] repeats =
                [.. Enumerable.Range(0, 10).Select(i => string.Concat(Enumerable.Repeat(units.Text(i), 3)))];
            MotifScores expected = new MuseamScorer(model).Score(SequenceSet.FromStrings(repeats));
            using var session = new OnnxSession(MuseamOnnx.Export(model, EverythingFromText));
            long[] positions = session.RunTextToIntegers("SitePositions", repeats);
            long[] strands = session.RunTextToIntegers("SiteStrands", repeats);
            for (int i = 0; i < positions.Length; i++)
            {
                MotifSite? site = expected.Site(i / 12, i % 12);
                Assert.AreEqual(site?.Start ?? -1, positions[i]);
                Assert.AreEqual(site is null ? 0 : site.Value.IsReverse ? -1 : 1, strands[i]);
            }
        }
    }

    [TestMethod]
    public void Lower_case_scores_as_upper_case()
    {
        var random = new SplittableRandom(3);
        MuseamModel model = NaiveMuseam.RandomModel(random, 5, 4, 12);
        using var session = new OnnxSession(MuseamOnnx.Export(model));
        float[] scores = session.RunText("Score", "ACGTNACGTAGG", "acgtnacgtagg");
        Assert.AreEqual(scores[0], scores[1]);
        AssertClose(NaiveMuseam.Predict(model, Dna.Encode("ACGTNACGTAGG")), scores[0], "upper case");
    }

    [TestMethod]
    public void Both_strands_score_a_sequence_as_its_reverse_complement()
    {
        var random = new SplittableRandom(4);
        MuseamModel model = NaiveMuseam.RandomModel(random, 9, 5, 25);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 10, 25);
        using var session = new OnnxSession(MuseamOnnx.Export(model));
        for (int i = 0; i < sequences.Count; i++)
        {
            float[] scores = session.RunText(
                "Score", sequences.Text(i), Dna.Decode(Dna.ReverseComplement(sequences[i])));
            AssertClose(scores[0], scores[1], $"sequence {i}");
        }
    }

    [TestMethod]
    public void Without_the_score_the_head_is_left_out()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(5), 3, 4, 10);
        var options = new MuseamExportOptions { Outputs = MuseamOutputs.MotifScores, MotifScoresName = "Motifs" };
        OnnxModelInfo info = OnnxModelInfo.Read(MuseamOnnx.Export(model, options), "motifs");
        Assert.IsFalse(info.Nodes.Any(node => node.OperatorType == "Gemm"));
        Assert.AreEqual("Motifs Float [N, 3]", info.Outputs.Single().ToString());
    }

    [TestMethod]
    public void One_hot_form_uses_standard_operators_only()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(5), 3, 4, 10);
        byte[] file = MuseamOnnx.Export(model, EverythingFromText with { InputForm = OnnxInputForm.OneHot });
        OnnxModelInfo info = OnnxModelInfo.Read(file, "one-hot");
        Assert.IsTrue(info.Nodes.All(node => node.Domain == ""));
        Assert.AreEqual(KeyValuePair.Create("", 13L), info.OperatorSets.Single());
        Assert.AreEqual("Sequence Float [N, 10, 4]", info.Inputs.Single().ToString());
    }

    [TestMethod]
    public void Every_input_and_output_has_its_full_shape()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(5), 3, 4, 10);
        using var session = new OnnxSession(MuseamOnnx.Export(model, EverythingFromText));
        InferenceSession loaded = session.Session;
        CollectionAssert.AreEqual(new[] { -1, 1 }, loaded.InputMetadata["Sequence"].Dimensions);
        Assert.AreEqual(typeof(string), loaded.InputMetadata["Sequence"].ElementType);
        CollectionAssert.AreEqual(new[] { -1, 1 }, loaded.OutputMetadata["Score"].Dimensions);
        foreach (string name in new[] { "MotifScores", "SitePositions", "SiteStrands" })
            CollectionAssert.AreEqual(new[] { -1, 3 }, loaded.OutputMetadata[name].Dimensions, name);
        Assert.AreEqual(typeof(long), loaded.OutputMetadata["SitePositions"].ElementType);
    }

    [TestMethod]
    public void Names_can_be_chosen()
    {
        MuseamModel model = NaiveMuseam.RandomModel(new SplittableRandom(5), 3, 4, 10);
        using var session = new OnnxSession(MuseamOnnx.Export(
            model, new MuseamExportOptions { InputName = "Dna", ScoreName = "Activity" }));
        Assert.AreEqual("Dna", session.Session.InputNames.Single());
        Assert.AreEqual("Activity", session.Session.OutputNames.Single());
        Assert.ThrowsExactly<ArgumentException>(
            () => MuseamOnnx.Export(model, new MuseamExportOptions { InputName = "X", ScoreName = "X" }));
        Assert.ThrowsExactly<ArgumentException>(
            () => MuseamOnnx.Export(model, new MuseamExportOptions { ScoreName = "Score.output" }));
        Assert.ThrowsExactly<ArgumentException>(
            () => MuseamOnnx.Export(model, new MuseamExportOptions { Outputs = MuseamOutputs.None }));
        Assert.ThrowsExactly<ArgumentException>(
            () => MuseamOnnx.Export(model, new MuseamExportOptions { MotifNames = ["one"] }));
    }

    private static void AssertClose(double expected, double actual, string what) =>
        Assert.AreEqual(expected, actual, 1e-4 * Math.Max(1e-2, Math.Abs(expected)), what);
}
