using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public sealed class LookupEngineTests
{
    private const int Kernels = 3;
    private const int Width = 5;
    private const int Length = 20;
    private const int Count = 6;

    [TestMethod]
    [DataRow(LlrScale.One, true, true)]
    [DataRow(LlrScale.One, false, true)]
    [DataRow(LlrScale.InverseAlpha, true, true)]
    [DataRow(LlrScale.InverseAlpha, true, false)]
    public void The_gradient_is_that_of_the_loss_in_its_scalar_form(LlrScale scale, bool bothStrands, bool atRich)
    {
        var random = new SplittableRandom(11);
        BaseBackground background = atRich ? BaseBackground.HumanAtRich : BaseBackground.Uniform;
        MuseamModel model = NaiveMuseam.RandomModel(
            random, Kernels, Width, Length, bothStrands, scale, background: background);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, Count, Length, unknown: 0.05);
        float[] labels = [.. Enumerable.Range(0, Count).Select(_ => (float)random.NextGaussian())];
        MuseamSettings settings = Settings(model) with { L1 = 0.1, L2 = 0.05 };

        MuseamParameters parameters = MuseamParameters.FromModel(model);
        var engine = new LookupEngine<Lanes512>(new LookupRows(sequences, bothStrands), labels, settings, 1);
        double loss = engine.ComputeGradient([.. Enumerable.Range(0, Count)], parameters);
        Assert.AreEqual(Loss(model, sequences, labels, 0, 0), loss, 1e-5);

        foreach ((float[] values, float[] gradient) in parameters.Arrays.Zip(engine.Gradient.Arrays))
        {
            for (int i = 0; i < values.Length; i++)
            {
                double expected = NumericGradient(values, i, () => Loss(
                    parameters.ToModel(settings, Length), sequences, labels, settings.L1, settings.L2));
                Assert.AreEqual(expected, gradient[i], 2e-3 * Math.Max(1, Math.Abs(expected)), $"parameter {i}");
            }
        }
    }

    [TestMethod]
    public void Lanes_of_either_width_and_any_number_of_threads_give_the_same_bits()
    {
        var random = new SplittableRandom(12);
        MuseamModel model = NaiveMuseam.RandomModel(random, 50, 7, 40);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 30, 40);
        float[] labels = [.. Enumerable.Range(0, 30).Select(_ => (float)random.NextGaussian())];
        var rows = new LookupRows(sequences, bothStrands: true);
        int[] batch = [.. Enumerable.Range(0, 30)];
        MuseamSettings settings = Settings(model);
        MuseamParameters parameters = MuseamParameters.FromModel(model);
        var reference = new LookupEngine<Lanes512>(rows, labels, settings, 1);
        double loss = reference.ComputeGradient(batch, parameters);
        foreach (MuseamEngine other in new MuseamEngine[]
        {
            new LookupEngine<Lanes256>(rows, labels, settings, 1),
            new LookupEngine<Lanes512>(rows, labels, settings, 2),
            new LookupEngine<Lanes512>(rows, labels, settings, 7),
        })
        {
            Assert.AreEqual(loss, other.ComputeGradient(batch, parameters));
            foreach ((float[] expected, float[] found) in reference.Gradient.Arrays.Zip(other.Gradient.Arrays))
                CollectionAssert.AreEqual(expected, found);
        }
    }

    [TestMethod]
    public void Predictions_are_those_of_the_scalar_form()
    {
        var random = new SplittableRandom(13);
        MuseamModel model = NaiveMuseam.RandomModel(random, 20, 11, 60);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 300, 60);
        var engine = new LookupEngine<Lanes512>(new LookupRows(sequences, true), [], Settings(model), 2);
        var predictions = new float[300];
        engine.Predict([.. Enumerable.Range(0, 300)], MuseamParameters.FromModel(model), predictions);
        for (int i = 0; i < 300; i++)
            Assert.AreEqual(NaiveMuseam.Predict(model, sequences[i]), predictions[i], 1e-3);
    }

    private static MuseamSettings Settings(MuseamModel model) => new()
    {
        KernelCount = model.KernelCount,
        KernelWidth = model.KernelWidth,
        BothStrands = model.BothStrands,
        LlrScale = model.LlrScale,
        Background = model.Background,
        LearnAlpha = true,
        L1 = 0,
    };

    private static double Loss(MuseamModel model, SequenceSet sequences, float[] labels, double l1, double l2)
    {
        double loss = 0;
        for (int i = 0; i < sequences.Count; i++)
            loss += Math.Pow(NaiveMuseam.Predict(model, sequences[i]) - labels[i], 2) / sequences.Count;
        foreach (float weight in model.HeadWeights)
            loss += l1 * Math.Abs(weight) + l2 * weight * weight;
        return loss;
    }

    private static double NumericGradient(float[] values, int index, Func<double> loss)
    {
        float original = values[index];
        values[index] = original + 1e-3f;
        (float above, double lossAbove) = (values[index], loss());
        values[index] = original - 1e-3f;
        (float below, double lossBelow) = (values[index], loss());
        values[index] = original;
        return (lossAbove - lossBelow) / ((double)above - below);
    }
}
