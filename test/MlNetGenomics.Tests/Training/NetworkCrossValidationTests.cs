using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class NetworkCrossValidationTests
{
    private const int Count = 60;
    private const int Length = 10;

    private static readonly NetworkTrainingSettings Settings = new()
    {
        Epochs = 3,
        BatchSize = 10,
        LearningRate = 0.01,
        ValidationFraction = 0,
        Seed = 4,
    };

    private static readonly Network Classes = new(
        "classes", Length,
        [new Convolution(4, 3), new Activation(ActivationFunction.Relu), new Flatten(), new Dense(2), new Activation(ActivationFunction.Sigmoid)],
        ["a", "b"]);

    [TestMethod]
    public void A_fold_is_predicted_by_a_model_that_does_not_depend_on_its_labels()
    {
        int[] folds = KFold.Assign(Count, 3, 1);
        SequenceSet sequences = Draw(new SplittableRandom(1));
        float[] labels = [.. Enumerable.Range(0, 2 * Count).Select(i => (float)(i * 7 % 5 < 2 ? 1 : 0))];
        NetworkCrossValidationResult first = Run(sequences, labels, folds);
        float[] changed = [.. labels];
        for (int i = 0; i < Count; i++)
        {
            if (folds[i] == 0)
                (changed[2 * i], changed[2 * i + 1]) = (1 - labels[2 * i], 1 - labels[2 * i + 1]);
        }
        NetworkCrossValidationResult second = Run(sequences, changed, folds);
        for (int i = 0; i < Count; i++)
        {
            bool isSame = first.Predictions.AsSpan(2 * i, 2).SequenceEqual(second.Predictions.AsSpan(2 * i, 2));
            Assert.AreEqual(folds[i] == 0, isSame);
        }
    }

    [TestMethod]
    public void Scores_are_those_of_the_predictions_fold_by_fold()
    {
        int[] folds = KFold.Assign(Count, 3, 1);
        float[] labels = [.. Enumerable.Range(0, 2 * Count).Select(i => (float)(i * 7 % 5 < 2 ? 1 : 0))];
        NetworkCrossValidationResult result = Run(Draw(new SplittableRandom(1)), labels, folds);
        Assert.IsTrue(result.IsRanking);
        double sum = 0;
        foreach (NetworkFold fold in result.Folds)
        {
            int[] own = [.. Enumerable.Range(0, Count).Where(i => folds[i] == fold.Fold - 1)];
            for (int task = 0; task < 2; task++)
            {
                var expected = RankingScores.Of(
                    [.. own.Select(i => (double)labels[2 * i + task])],
                    [.. own.Select(i => (double)result.Predictions[2 * i + task])]);
                Assert.AreEqual(expected, fold.Tasks[task].Ranking);
                sum += expected.Auroc;
            }
        }
        Assert.AreEqual(sum / 6, result.Criterion(LabelTransform.None), 1e-12);
    }

    [TestMethod]
    public void A_sum_over_positions_is_learned_and_predicted()
    {
        // The number of G in a sequence is linear in its bases.
        SequenceSet sequences = Draw(new SplittableRandom(2));
        var network = new Network("linear", Length, [new Flatten(), new Dense(1)], ["count"]);
        float[] labels = [.. Enumerable.Range(0, Count).Select(i => (float)sequences.Text(i).Count(letter => letter == 'G'))];
        using var data = new TrainingSet(sequences, labels);
        NetworkCrossValidationResult result = NetworkCrossValidation.Run(
            network, data, KFold.Assign(Count, 4, 1), Settings with { Epochs = 200, LearningRate = 0.05 });
        Assert.IsFalse(result.IsRanking);
        Assert.IsGreaterThan(0.98, result.Criterion(LabelTransform.None));
    }

    private static NetworkCrossValidationResult Run(SequenceSet sequences, float[] labels, int[] folds)
    {
        using var data = new TrainingSet(sequences, labels, 2);
        return NetworkCrossValidation.Run(Classes, data, folds, Settings);
    }

    private static SequenceSet Draw(SplittableRandom random)
    {
        string[] texts = [.. Enumerable.Range(0, Count).Select(
            _ => string.Concat(Enumerable.Range(0, Length).Select(_ => "ACGT"[random.NextInt(4)])))];
        return SequenceSet.FromStrings(texts);
    }
}
