using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class KernelImportanceTests
{
    /// <summary>A model of the other kernels only, run again on all sequences, has the error that the closed form says.</summary>
    [TestMethod]
    public void It_is_what_taking_the_kernel_out_does()
    {
        var random = new SplittableRandom(7);
        MuseamModel model = Quiet(NaiveMuseam.RandomModel(random, 20, 6, 80));
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 150, 80);
        float[] predicted = new MuseamScorer(model).Predict(sequences);
        float[] measured = [.. predicted.Select(value => value + 0.4f * (float)random.NextGaussian())];
        var importance = KernelImportance.Of(model, new MuseamScorer(model).Score(sequences), measured);
        double[] influence = importance.Influence();
        for (int kernel = 0; kernel < 20; kernel++)
        {
            float[] without = new MuseamScorer(Without(model, kernel)).Predict(sequences);
            double mean = 0;
            for (int i = 0; i < sequences.Count; i++)
            {
                double growth = Square(measured[i] - without[i]) - Square(measured[i] - predicted[i]);
                Assert.AreEqual(growth, importance[i][kernel], 5e-6);
                mean += growth / sequences.Count;
            }
            Assert.AreEqual(mean, influence[kernel], 1e-6);
            Assert.IsGreaterThan(1e-4, influence.Max());
        }
        for (int i = 0; i < sequences.Count; i++)
            Assert.AreEqual(predicted[i], importance.Predictions[i], 1e-6);
        Assert.AreEqual(
            Enumerable.Range(0, sequences.Count).Average(i => Square(measured[i] - predicted[i])), importance.MeanSquaredError, 1e-6);
    }

    [TestMethod]
    public void The_most_important_kernels_are_those_whose_loss_hurts()
    {
        MuseamModel model = PlantedModel.Of(30, ("ACGTAC", 1), ("GGGTTT", 0.1f), ("TTTTTT", -1));
        SequenceSet sequences = PlantedModel.Sequences(2, 30, [[("ACGTAC", 3), ("GGGTTT", 14)]]);
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        float truth = new MuseamScorer(model).Predict(sequences)[0];
        // Predicted exactly, every kernel with a site matters; by the square of what it adds.
        int[] order = KernelImportance.Of(model, scores, [truth]).MostImportant(0, 3);
        Assert.AreEqual(0, order[0]);
        // Where the truth is far above the prediction, taking a repressor out helps.
        Assert.IsFalse(KernelImportance.Of(model, scores, [truth + 100]).MostImportant(0, 3).Contains(2));
        Assert.HasCount(1, KernelImportance.Of(model, scores, [truth]).MostImportant(0, 1));
    }

    [TestMethod]
    public void Numbers_must_agree()
    {
        MuseamModel model = PlantedModel.Of(30, ("ACGTAC", 1)), other = PlantedModel.Of(30, ("ACGTAC", 1), ("GGGTTT", 1));
        MotifScores scores = new MuseamScorer(model).Score(PlantedModel.Sequences(2, 30, [[]]));
        Assert.ThrowsExactly<ArgumentException>(() => KernelImportance.Of(other, scores, [1f]));
        Assert.ThrowsExactly<ArgumentException>(() => KernelImportance.Of(model, scores, [1f, 2f]));
    }

    [TestMethod]
    public void The_table_ranks_by_influence_and_compares_with_strength()
    {
        var random = new SplittableRandom(3);
        MuseamModel model = NaiveMuseam.RandomModel(random, 30, 6, 60);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 50, 60);
        MotifScores scores = new MuseamScorer(model).Score(sequences);
        float[] measured = [.. Enumerable.Range(0, 50).Select(_ => (float)random.NextGaussian())];
        var importance = KernelImportance.Of(model, scores, measured);
        var table = InfluenceTable.Of(RegulatorTable.Of(model, KernelFactors.None(30), []), importance, scores);
        CollectionAssert.AreEqual(
            importance.Influence().OrderDescending().ToArray(), table.Rows.Select(row => row.Influence).ToArray());
        Assert.AreEqual(3, table.TopCount);
        int[] strongest = [.. Enumerable.Range(0, 30).OrderByDescending(kernel => Math.Abs(model.HeadWeights[kernel])).Take(3)];
        Assert.AreEqual(table.Rows.Take(3).Count(row => strongest.Contains(row.Regulator.Kernel.Kernel)), table.TopAmongStrongest);
        foreach (KernelInfluence row in table.Rows)
        {
            Assert.AreEqual(
                Enumerable.Range(0, 50).Count(i => scores.Scores(i)[row.Regulator.Kernel.Kernel] > 0), row.Occurrences);
        }
    }

    /// <summary>A trained model of 512 kernels and all 2,440 sequences: every 16th kernel taken out.</summary>
    [TestMethod]
    public void On_HepG2_it_is_what_taking_the_kernel_out_does()
    {
        SequenceSet sequences = FastaReader.ReadAll(SharedData.Require("mpra-hepg2/sequences.fa"));
        float[] labels = LabelReader.Read(SharedData.Require("mpra-hepg2/wt_readout.dat"), sequences)[0];
        MuseamSettings settings = MuseamSettings.Program with { Epochs = 5, LabelTransform = LabelTransform.Log2 };
        MuseamModel model = MuseamTrainer.Train(sequences, labels, settings).Model;
        float[] measured = Labels.Transform(labels, sequences, LabelTransform.Log2);
        double[] influence = KernelImportance.Of(model, new MuseamScorer(model).Score(sequences), measured).Influence();
        double error = MeanSquaredError(model);
        for (int kernel = 0; kernel < model.KernelCount; kernel += 16)
            Assert.AreEqual(MeanSquaredError(Without(model, kernel)) - error, influence[kernel], 1e-6, $"kernel {kernel}");
        // The tolerance is far below what there is to measure.
        Assert.IsGreaterThan(1e-4, influence.Max());

        double MeanSquaredError(MuseamModel own) =>
            new MuseamScorer(own).Predict(sequences).Zip(measured, (predicted, truth) => Square(truth - predicted)).Average();
    }

    private static MuseamModel Without(MuseamModel model, int kernel)
    {
        int size = model.KernelWidth * 4;
        return Copy(
            model,
            [.. model.KernelParameters[..(kernel * size)], .. model.KernelParameters[((kernel + 1) * size)..]],
            [.. model.HeadWeights[..kernel], .. model.HeadWeights[(kernel + 1)..]]);
    }

    /// <summary>With a head small enough that single precision holds predictions to a millionth.</summary>
    private static MuseamModel Quiet(MuseamModel model) =>
        Copy(model, model.KernelParameters, [.. model.HeadWeights.ToArray().Select(weight => 0.05f * weight)]);

    private static MuseamModel Copy(MuseamModel model, ReadOnlySpan<float> kernels, ReadOnlySpan<float> head) => new(
        model.KernelWidth, model.SequenceLength, kernels, model.Alpha, head, model.Intercept, model.Background, model.LlrScale,
        model.BothStrands);

    private static double Square(double value) => value * value;
}
