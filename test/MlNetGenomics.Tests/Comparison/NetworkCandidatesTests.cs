using MlNetGenomics.Comparison;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class NetworkCandidatesTests
{
    private static readonly SequenceSet Sequences = ComparisonData.Sequences(48, 30);

    private static readonly NetworkTrainingSettings Settings =
        NetworkTrainingSettings.Default with { Epochs = 3, BatchSize = 8, ValidationFraction = 0.25 };

    [TestMethod]
    public void A_network_scores_as_in_a_cross_validation_of_its_own()
    {
        TrainingSet data = ComparisonData.Label(Sequences, text => text.Count(c => c == 'G'), text => text[3] == 'A' ? float.NaN : text[0]);
        int[] folds = KFold.Assign(data.Count, 3, 7);
        Network network = Make(30, ["g", "first"]);
        NetworkCrossValidationResult alone = NetworkCrossValidation.Run(network, data, folds, Settings with { Seed = 7 });
        CandidateResult compared = ModelComparison.Run(
            [new ScriptedCandidate("other", (_, i) => i), new ConvolutionalNetworkCandidate("small", Make, Settings)],
            ComparisonData.Numbers("g", "first"),
            ComparisonSplit.OfFolds(data, folds, null, 1, 7)).Candidates[1];
        for (int fold = 0; fold < 3; fold++)
        {
            CollectionAssert.AreEqual(alone.Folds[fold].Tasks.ToArray(), compared.Runs[fold].Scores.ToArray());
            Assert.AreEqual($"epoch {alone.Folds[fold].BestEpoch} of 3", compared.Runs[fold].Choice);
        }
    }

    [TestMethod]
    public void MuSeAM_scores_as_in_a_cross_validation_of_its_own()
    {
        float[] labels = [.. Enumerable.Range(0, Sequences.Count).Select(i => 1f + Sequences.Text(i).Count(c => c == 'G'))];
        MuseamSettings settings = MuseamSettings.Program with { KernelCount = 4, KernelWidth = 5, Epochs = 3 };
        int[] folds = KFold.Assign(Sequences.Count, 3, 7);
        CrossValidationResult alone = MuseamCrossValidation.Run(
            Sequences, labels, folds, settings with { Seed = 7, LabelTransform = LabelTransform.Log2 });
        CandidateResult compared = ModelComparison.Run(
            [new MuseamCandidate("museam", settings)],
            new ComparisonGoal(["g"], false, LabelTransform.Log2),
            ComparisonSplit.OfFolds(new TrainingSet(Sequences, labels), folds, null, 1, 7)).Candidates[0];
        Assert.IsNull(compared.Failure);
        for (int fold = 0; fold < 3; fold++)
        {
            Assert.AreEqual(alone.Folds[fold].Log2, compared.Runs[fold].Scores[0].Regression!.Log2);
            Assert.AreEqual(alone.Folds[fold].Raw, compared.Runs[fold].Scores[0].Regression!.Raw);
        }
    }

    [TestMethod]
    public void MuSeAM_of_several_tasks_is_a_model_each_of_what_has_a_label()
    {
        Func<string, float> first = text => text.Count(c => c == 'G'), second = text => text[3] == 'A' ? float.NaN : text[0];
        var candidate = new MuseamCandidate(
            "museam", MuseamSettings.Program with { KernelCount = 4, KernelWidth = 5, Epochs = 2 });
        TrainingSet both = ComparisonData.Label(Sequences, first, second);
        int[] known = [.. Enumerable.Range(0, Sequences.Count).Where(i => Sequences.Text(i)[3] != 'A')];
        TrainingSet all = ComparisonData.Label(Sequences, first), one = ComparisonData.Label(Sequences.Subset(known), second);
        float[] together = Fit(candidate, both, null, "a", "b").Predict(both, new TrainingControl());
        float[] alone = Fit(candidate, one, null, "b").Predict(all, new TrainingControl());
        CollectionAssert.AreEqual(alone, together.Where((_, i) => i % 2 == 1).ToArray());
    }

    [TestMethod]
    public void Groups_are_whole_in_what_a_network_is_stopped_by()
    {
        string[] groups = [.. Enumerable.Range(0, 48).Select(i => $"r{i / 6}")];
        (int[] training, int[] validation) = InnerSplit.Take(48, groups, 0.25, 3);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 48).ToArray(), training.Concat(validation).ToArray());
        Assert.IsEmpty(training.Select(i => groups[i]).Intersect(validation.Select(i => groups[i])));
        Assert.HasCount(12, validation);

        // The same as training with that part as the validation set.
        TrainingSet data = ComparisonData.Label(Sequences, text => text.Count(c => c == 'G'));
        var candidate = new ConvolutionalNetworkCandidate("small", Make, Settings);
        float[] grouped = Fit(candidate, data, groups, "g").Predict(data, new TrainingControl());
        NetworkTrainingResult direct = NetworkTrainer.Train(
            Make(30, ["g"]),
            new TrainingSubset(data, InnerSplit.Take(48, groups, 0.25, 1).Training),
            new TrainingSubset(data, InnerSplit.Take(48, groups, 0.25, 1).Validation),
            Settings with { Seed = 1 });
        CollectionAssert.AreEqual(new NetworkScorer(direct.Model).Predict(Sequences), grouped);
    }

    private static IFittedCandidate Fit(IModelCandidate candidate, ITrainingData data, string[]? groups, params string[] tasks) =>
        candidate.Fit(new CandidateTask(ComparisonData.Numbers(tasks), data, null, groups, 1, new TrainingControl()));

    private static Network Make(int length, IReadOnlyList<string> tasks) => new(
        "small",
        length,
        [new Convolution(6, 5), new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(tasks.Count)],
        tasks);
}
