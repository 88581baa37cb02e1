using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>A model trained on the HepG2 set scores all of it alike, wherever it runs.</summary>
[TestClass]
public sealed class HepG2ParityTests
{
    [TestMethod]
    public void Engine_ONNX_Runtime_and_a_loaded_pipeline_agree_on_every_sequence()
    {
        SequenceSet sequences = FastaReader.ReadAll(SharedData.Require("mpra-hepg2/sequences.fa"));
        float[] labels = LabelReader.Read(SharedData.Require("mpra-hepg2/wt_readout.dat"), sequences)[0];
        var context = new MLContext(1);
        IDataView data = context.Data.LoadFromEnumerable(labels.Select(
            (label, i) => new PlantedMotif { Sequence = sequences.Text(i), Label = label }));
        MultinomialConvolutionTransformer model = context.Regression.Trainers
            .MultinomialConvolution(settings: MuseamSettings.Program with { Epochs = 5 })
            .Fit(data);
        float[] expected = new MuseamScorer(model.Model).Predict(sequences);
        Assert.HasCount(2440, expected);

        AssertClose(expected, model.Transform(data).GetColumn<float>("Score"));
        using var saved = new MemoryStream();
        context.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(saved, out _);
        AssertClose(expected, loaded.Transform(data).GetColumn<float>("Score"));
        (loaded as IDisposable)?.Dispose();
        foreach (OnnxInputForm form in Enum.GetValues<OnnxInputForm>())
        {
            using var file = new MemoryStream();
            model.SaveOnnx(file, form);
            using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file.ToArray(), "model");
            AssertClose(expected, scorer.Score(sequences).Values);
        }
    }

    private static void AssertClose(float[] expected, IEnumerable<float> actual)
    {
        float[] found = [.. actual];
        Assert.HasCount(expected.Length, found);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], 1e-4 * Math.Abs(expected[i]), $"sequence {i + 1}");
    }
}
