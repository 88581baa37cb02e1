using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Training;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public sealed class MuseamTrainerTests
{
    private static readonly MuseamSettings Small = MuseamSettings.Program with
    {
        KernelCount = 20,
        KernelWidth = 6,
        Epochs = 6,
        BatchSize = 16,
        LearningRate = 5e-3,
        Alpha = 20,
        Seed = 3,
    };

    [TestMethod]
    public void A_planted_site_is_learned()
    {
        (SequenceSet sequences, float[] labels) = Planted(400);
        MuseamFit fit = MuseamTrainer.Train(sequences, labels, Small with { Epochs = 40 });
        (SequenceSet unseen, float[] truth) = Planted(200, seed: 99);
        float[] predictions = new MuseamScorer(fit.Model).Predict(unseen);
        RegressionScores scores = RegressionScores.Of(
            [.. truth.Select(value => (double)value)], [.. predictions.Select(value => (double)value)]);
        Assert.IsGreaterThan(0.8, scores.RSquared);
        Assert.HasCount(40, fit.History);
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        (SequenceSet sequences, float[] labels) = Planted(100);
        MuseamModel one = MuseamTrainer.Train(sequences, labels, Small, new TrainingControl { Threads = 1 }).Model;
        foreach (int threads in new[] { 2, 5 })
        {
            var control = new TrainingControl { Threads = threads };
            AssertSame(one, MuseamTrainer.Train(sequences, labels, Small, control).Model);
        }
        MuseamModel other = MuseamTrainer.Train(sequences, labels, Small with { Seed = 4 }).Model;
        Assert.AreNotEqual(one.HeadWeights[0], other.HeadWeights[0]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(5)]
    public void A_run_stopped_after_any_epoch_goes_on_to_the_same_bits(int stopAfter)
    {
        using var folder = new TemporaryFolder();
        (SequenceSet sequences, float[] labels) = Planted(100);
        MuseamSettings settings = Small with { LearnAlpha = true, ValidationFraction = 0.2 };
        MuseamFit unbroken = MuseamTrainer.Train(sequences, labels, settings);

        string path = folder.File("state");
        using var stop = new CancellationTokenSource();
        var control = new TrainingControl { CheckpointPath = path, Cancellation = stop.Token };
        Assert.ThrowsExactly<OperationCanceledException>(() => MuseamTrainer.Train(
            sequences, labels, settings, control with { Progress = new StopAfter(stopAfter, stop) }));
        var seen = new EpochList();
        MuseamFit resumed = MuseamTrainer.Train(
            sequences, labels, settings, new TrainingControl { CheckpointPath = path, Progress = seen });

        AssertSame(unbroken.Model, resumed.Model);
        CollectionAssert.AreEqual(unbroken.History.ToArray(), resumed.History.ToArray());
        Assert.AreEqual(stopAfter + 1, seen.Epochs[0]);
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void A_checkpoint_of_another_run_or_a_damaged_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        (SequenceSet sequences, float[] labels) = Planted(50);
        var control = new TrainingControl { CheckpointPath = folder.File("state") };
        MuseamTrainer.Train(sequences, labels, Small, control);
        AssertRefused("of other data or settings", Small with { L1 = 0.5 });
        byte[] bytes = File.ReadAllBytes(control.CheckpointPath);
        bytes[^1] ^= 1;
        File.WriteAllBytes(control.CheckpointPath, bytes);
        AssertRefused("is damaged", Small);
        File.WriteAllText(control.CheckpointPath, "hello");
        AssertRefused("is not a checkpoint", Small);

        void AssertRefused(string message, MuseamSettings settings)
        {
            GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
                () => MuseamTrainer.Train(sequences, labels, settings, control));
            StringAssert.Contains(error.Message, message);
        }
    }

    [TestMethod]
    public void With_a_validation_set_the_best_epochs_model_is_kept_and_a_stalled_run_ends()
    {
        (SequenceSet sequences, float[] labels) = Planted(60, noise: 1);
        MuseamSettings settings = Small with
        {
            Epochs = 200,
            ValidationFraction = 0.3,
            Patience = 5,
            LearningRate = 0.02,
            KernelCount = 64,
            L1 = 0,
        };
        MuseamFit fit = MuseamTrainer.Train(sequences, labels, settings);
        double best = fit.History.Min(loss => loss.Validation);
        Assert.AreEqual(best, fit.History[fit.BestEpoch - 1].Validation);
        Assert.AreEqual(fit.BestEpoch + settings.Patience, fit.History.Count);
        MuseamFit shorter = MuseamTrainer.Train(sequences, labels, settings with { Epochs = fit.BestEpoch });
        AssertSame(shorter.Model, fit.Model);
    }

    [TestMethod]
    public void Training_goes_on_from_a_given_model()
    {
        (SequenceSet sequences, float[] labels) = Planted(200);
        MuseamFit first = MuseamTrainer.Train(sequences, labels, Small with { Epochs = 20 });
        MuseamFit second = MuseamTrainer.Train(sequences, labels, Small with { Epochs = 1 }, null, first.Model);
        Assert.IsLessThan(first.History[0].Training / 2, second.History[0].Training);
    }

    [TestMethod]
    public void Data_that_cannot_be_trained_on_is_named()
    {
        (SequenceSet sequences, float[] labels) = Planted(20);
        AssertFails("sequence s0 has 40 bases, fewer than the kernels' width of 41", sequences, labels, Small with { KernelWidth = 41 });
        AssertFails("19 labels for 20 sequences", sequences, labels[1..], Small);
        labels[7] = float.NaN;
        AssertFails("label 8 (s7) is not a finite number", sequences, labels, Small);
        labels[7] = -1;
        AssertFails("label 8 (s7) is -1: log2", sequences, labels, Small with { LabelTransform = LabelTransform.Log2 });
        AssertFails("epochs 0: must be 1 or more", sequences, labels, Small with { Epochs = 0 });
        AssertFails("L1 NaN", sequences, labels, Small with { L1 = double.NaN });
        labels[7] = 1e30f;
        AssertFails("the loss is no longer a number in epoch", sequences, labels, Small with { LearningRate = 1e30 });
    }

    private static void AssertFails(string message, SequenceSet sequences, float[] labels, MuseamSettings settings)
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => MuseamTrainer.Train(sequences, labels, settings));
        StringAssert.Contains(error.Message, message);
    }

    private static void AssertSame(MuseamModel expected, MuseamModel found)
    {
        Assert.IsTrue(expected.KernelParameters.SequenceEqual(found.KernelParameters));
        Assert.IsTrue(expected.HeadWeights.SequenceEqual(found.HeadWeights));
        Assert.AreEqual(expected.Intercept, found.Intercept);
        Assert.AreEqual(expected.Alpha, found.Alpha);
    }

    /// <summary>Half the sequences carry TGACTCA or its reverse complement and have 2 for a label, the others 1.</summary>
    internal static (SequenceSet Sequences, float[] Labels) Planted(int count, long seed = 7, double noise = 0.05)
    {
        var random = new SplittableRandom(seed);
        var builder = new SequenceSetBuilder();
        var labels = new float[count];
        byte[] site = Dna.Encode("TGACTCA");
        for (int i = 0; i < count; i++)
        {
            byte[] codes = [.. Enumerable.Range(0, 40).Select(_ => (byte)random.NextInt(4))];
            bool isPlanted = i % 2 == 0;
            if (isPlanted)
                (i % 4 == 0 ? site : Dna.ReverseComplement(site)).CopyTo(codes, random.NextInt(33));
            labels[i] = (float)((isPlanted ? 2 : 1) + noise * random.NextGaussian());
            builder.Add($"s{i}", codes);
        }
        return (builder.Build(), labels);
    }
}
