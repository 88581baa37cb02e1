using MlNetGenomics.Comparison;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class ModelComparisonTests
{
    private static readonly SequenceSet Sequences = ComparisonData.Sequences(30, 12);

    private static readonly TrainingSet Data = ComparisonData.Label(Sequences, text => text.Count(letter => letter == 'G'));

    [TestMethod]
    public void All_candidates_get_the_same_folds_and_seeds()
    {
        ScriptedCandidate a = new("a", (_, i) => i), b = new("b", (_, i) => -i);
        ModelComparison.Run([a, b], ComparisonData.Numbers("g"), ComparisonData.Folds(Data, 3));
        Assert.HasCount(3, a.Seen);
        for (int fold = 0; fold < 3; fold++)
        {
            CollectionAssert.AreEqual(a.Seen[fold].Training, b.Seen[fold].Training);
            CollectionAssert.AreEqual(a.Seen[fold].Test, b.Seen[fold].Test);
            Assert.AreEqual(a.Seen[fold].Seed, b.Seen[fold].Seed);
            CollectionAssert.AreEqual(
                Sequences.Names.Where((_, i) => i % 3 == fold).ToArray(), a.Seen[fold].Test);
            CollectionAssert.AreEquivalent(Sequences.Names.ToArray(), a.Seen[fold].Test.Concat(a.Seen[fold].Training).ToArray());
        }
        Assert.HasCount(3, a.Seen.Select(one => one.Seed).Distinct());
    }

    [TestMethod]
    public void One_that_fails_says_why_and_the_others_go_on()
    {
        var good = new ScriptedCandidate("good", (_, i) => i);
        int fits = 0;
        var late = new ScriptedCandidate("late", (_, _) => fits++ < 10 ? 1 : throw new InvalidOperationException("two\nlines"));
        var wild = new ScriptedCandidate("wild", (_, i) => i == 2 ? float.NaN : 0);
        ComparisonResult result = ModelComparison.Run(
            [late, wild, good], ComparisonData.Numbers("g"), ComparisonData.Folds(Data, 3));
        Assert.AreEqual("repeat1_fold2: two lines", result.Candidates[0].Failure);
        Assert.HasCount(1, result.Candidates[0].Runs);
        Assert.AreEqual("repeat1_fold1: the prediction for seq7 is not a finite number", result.Candidates[1].Failure);
        Assert.IsNull(result.Candidates[2].Failure);
        Assert.HasCount(3, result.Candidates[2].Runs);
        var board = Leaderboard.Of(result, ComparisonMetric.For(result.Goal)[0]);
        CollectionAssert.AreEqual(
            new[] { "good", "late", "wild" }, board.Rows.Select(row => row.Candidate.Name).ToArray());
    }

    [TestMethod]
    public void Cancelling_is_no_failure_of_a_candidate()
    {
        using var source = new CancellationTokenSource();
        var stops = new ScriptedCandidate("stops", (_, i) =>
        {
            source.Cancel();
            return i;
        });
        Assert.ThrowsExactly<OperationCanceledException>(() => ModelComparison.Run(
            [stops], ComparisonData.Numbers("g"), ComparisonData.Folds(Data, 3), null, new TrainingControl { Cancellation = source.Token }));
        Assert.HasCount(1, stops.Seen);
    }

    [TestMethod]
    public void Progress_never_goes_back_and_ends_at_one()
    {
        var told = new List<ComparisonProgress>();
        var network = ConvolutionalNetworkCandidate.OfArchitecture(
            "deepstarr", NetworkTrainingSettings.Default with { Epochs = 2 });
        TrainingSet data = ComparisonData.Label(ComparisonData.Sequences(20, 60), text => text.Count(letter => letter == 'G'));
        ModelComparison.Run(
            [network, new ScriptedCandidate("b", (_, i) => i)],
            ComparisonData.Numbers("g"), ComparisonData.Folds(data, 2), null, null, new ToList(told));
        Assert.AreEqual(1, told[^1].Done, 1e-12);
        Assert.IsTrue(told.Zip(told.Skip(1)).All(pair => pair.First.Done <= pair.Second.Done));
        Assert.Contains(one => one.Done is > 0 and < 0.25, told, "within a fit");
    }

    private sealed class ToList(List<ComparisonProgress> list) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => list.Add(value);
    }
}
