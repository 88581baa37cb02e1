using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>A full-size model on the 2,440 HepG2 sequences: engine, both exports and the re-import agree.</summary>
[TestClass]
public sealed class MuseamOnnxRealDataTests
{
    [TestMethod]
    public void Engine_exports_and_import_agree()
    {
        SequenceSet sequences = FastaReader.ReadAll(SharedData.Require("mpra-hepg2/sequences.fa"));
        Assert.AreEqual(2440, sequences.Count);
        MuseamModel model = NaiveMuseam.RandomModel(
            new SplittableRandom(1), 512, 12, sequences.Length, llrScale: LlrScale.InverseAlpha, alpha: 120,
            background: BaseBackground.HumanAtRich);
        float[] expected = new MuseamScorer(model).Predict(sequences);
        foreach (OnnxInputForm form in Enum.GetValues<OnnxInputForm>())
        {
            byte[] file = MuseamOnnx.Export(model, new MuseamExportOptions { InputForm = form });
            using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file, "model");
            AssertClose(expected, scorer.Score(sequences).Values);
            AssertClose(expected, new MuseamScorer(MuseamOnnx.Import(file, "model")).Predict(sequences));
        }
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        // Relative to the size of the predictions; a single one may be near 0, where heads cancel.
        double scale = Math.Sqrt(expected.Average(value => (double)value * value));
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-4 * Math.Max(scale, Math.Abs(expected[i])));
    }
}
