using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public sealed class MuseamEnsembleTests
{
    [TestMethod]
    [DataRow(LlrScale.One)]
    [DataRow(LlrScale.InverseAlpha)]
    public void The_average_model_predicts_the_mean_whatever_the_members_alphas(LlrScale scale)
    {
        var random = new SplittableRandom(5);
        MuseamModel[] members =
        [
            NaiveMuseam.RandomModel(random, 9, 5, 30, llrScale: scale, alpha: 2.5f),
            NaiveMuseam.RandomModel(random, 9, 5, 30, llrScale: scale, alpha: 1.2f),
            NaiveMuseam.RandomModel(random, 9, 5, 30, llrScale: scale, alpha: 4f),
        ];
        MuseamModel average = MuseamEnsemble.Average(members);
        Assert.AreEqual(27, average.KernelCount);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 20, 30);
        float[] found = new MuseamScorer(average).Predict(sequences);
        for (int i = 0; i < sequences.Count; i++)
        {
            double mean = members.Average(member => NaiveMuseam.Predict(member, sequences[i]));
            Assert.AreEqual(mean, found[i], 1e-4 * Math.Max(1, Math.Abs(mean)));
        }
    }

    [TestMethod]
    public void Models_of_different_shape_are_refused()
    {
        var random = new SplittableRandom(5);
        Assert.ThrowsExactly<ArgumentException>(() => MuseamEnsemble.Average([]));
        Assert.ThrowsExactly<ArgumentException>(() => MuseamEnsemble.Average(
            [NaiveMuseam.RandomModel(random, 2, 5, 30), NaiveMuseam.RandomModel(random, 2, 6, 30)]));
    }

    [TestMethod]
    public void An_ensemble_is_trained_as_the_average_of_its_members()
    {
        (SequenceSet sequences, float[] labels) = MuseamTrainerTests.Planted(60);
        MuseamSettings settings = MuseamSettings.Program with
        {
            KernelCount = 8,
            KernelWidth = 6,
            Epochs = 2,
            Alpha = 20,
            Members = 3,
            LearnAlpha = true,
        };
        MuseamFit fit = MuseamTrainer.Train(sequences, labels, settings);
        Assert.AreEqual(24, fit.Model.KernelCount);
        Assert.HasCount(2, fit.History);
        Assert.IsTrue(fit.Model.KernelParameters.SequenceEqual(
            MuseamTrainer.Train(sequences, labels, settings).Model.KernelParameters));
        Assert.ThrowsExactly<GenomicsException>(
            () => MuseamTrainer.Train(sequences, labels, settings, null, fit.Model));
    }
}
