using Microsoft.ML;
using MlNetGenomics.Comparison;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class KmerCandidateTests
{
    private static readonly SequenceSet Sequences = ComparisonData.Sequences(900, 40);

    private static readonly KmerPattern Threes = KmerPattern.Contiguous(3);

    /// <summary>A sum of counts has no noise and no curve: a linear model of counts can be all but perfect.</summary>
    [TestMethod]
    public void Sgd_learns_a_sum_of_planted_kmers()
    {
        CandidateResult result = Compare(KmerCandidate.Sgd(Threes), ComparisonData.Label(Sequences, Planted), "sum");
        Assert.IsNull(result.Failure);
        foreach (CandidateRun run in result.Runs)
            Assert.IsGreaterThan(0.98, run.Scores[0].Regression!.Raw.RSquared);
    }

    /// <summary>Whether a k-mer is there is one split of one feature.</summary>
    [TestMethod]
    public void Trees_learn_whether_a_kmer_is_there()
    {
        TrainingSet data = ComparisonData.Label(Sequences, text => text.Contains("GAT", StringComparison.Ordinal) ? 1 : 0);
        ComparisonGoal goal = ComparisonGoal.Of(data, ["gat"], LabelTransform.None);
        Assert.IsTrue(goal.AreClasses);
        foreach (FeatureCandidate candidate in new[] { KmerCandidate.FastTree(Threes), KmerCandidate.FastForest(Threes) })
        {
            CandidateResult result = ModelComparison.Run([candidate], goal, ComparisonData.Folds(data, 3)).Candidates[0];
            Assert.IsNull(result.Failure);
            foreach (CandidateRun run in result.Runs)
                Assert.AreEqual(1, run.Scores[0].Ranking!.Value.Auroc, 1e-9, candidate.Name);
        }
    }

    [TestMethod]
    public void A_task_with_missing_labels_is_fitted_to_those_there_are()
    {
        Func<string, float> sparse = text => text[0] == 'A' ? float.NaN : Planted(text);
        TrainingSet data = ComparisonData.Label(Sequences, text => text.Count(c => c == 'G'), sparse);
        CandidateResult result = Compare(KmerCandidate.Sgd(Threes), data, "g", "sum");
        int[] known = [.. Enumerable.Range(0, Sequences.Count).Where(i => Sequences.Text(i)[0] != 'A')];
        foreach (CandidateRun run in result.Runs)
        {
            Assert.AreEqual(known.Count(i => i % 3 == run.Split.Fold - 1), run.Scores[1].Count);
            Assert.IsGreaterThan(0.98, run.Scores[1].Regression!.Raw.RSquared);
        }
    }

    /// <summary>Both strands of every sequence have the same canonical counts.</summary>
    [TestMethod]
    public void Canonical_counts_do_not_know_the_strand()
    {
        TrainingSet data = ComparisonData.Label(Sequences, Planted);
        var reverse = SequenceSet.FromStrings([.. Enumerable.Range(0, 50).Select(i => Dna.Decode(ReverseComplement(Sequences[i])))]);
        IFittedCandidate fitted = Fit(KmerCandidate.FastTree(Threes, canonical: true), data, 1);
        float[] forward = fitted.Predict(ComparisonData.Label(Sequences.Subset([.. Enumerable.Range(0, 50)]), Planted), new TrainingControl());
        CollectionAssert.AreEqual(forward, fitted.Predict(ComparisonData.Label(reverse, Planted), new TrainingControl()));
        Assert.IsGreaterThan(10, forward.Distinct().Count());
    }

    [TestMethod]
    public void Threads_do_not_change_the_model()
    {
        TrainingSet data = ComparisonData.Label(Sequences, text => text.Count(c => c == 'G'));
        foreach (FeatureCandidate candidate in new[] { KmerCandidate.Sgd(Threes), KmerCandidate.FastTree(Threes) })
        {
            IFittedCandidate one = Fit(candidate, data, 1), three = Fit(candidate, data, 3);
            Assert.AreEqual(one.Choice, three.Choice);
            CollectionAssert.AreEqual(one.Predict(data, new TrainingControl()), three.Predict(data, new TrainingControl()));
        }
    }

    [TestMethod]
    public void Any_pipeline_with_a_score_is_a_candidate()
    {
        TrainingSet data = ComparisonData.Label(Sequences, Planted);
        var trees = new EstimatorCandidate("mine", context => context.Transforms.CountKmers("Features", "Sequence", k: 3)
            .Append(context.Regression.Trainers.FastTree()));
        var none = new EstimatorCandidate("none", context => context.Transforms.CountKmers("Features", "Sequence", k: 3));
        IReadOnlyList<CandidateResult> results = ModelComparison.Run(
            [trees, none], ComparisonData.Numbers("sum"), ComparisonData.Folds(data, 3)).Candidates;
        Assert.IsNull(results[0].Failure);
        Assert.IsGreaterThan(0.5, results[0].Runs[0].Scores[0].Regression!.Raw.RSquared);
        Assert.Contains("no column Score", results[1].Failure!);
    }

    [TestMethod]
    public void A_set_to_validate_on_is_what_settings_are_chosen_by()
    {
        // Its labels are the training set's upside down: the setting that learns least does best there.
        TrainingSet data = ComparisonData.Label(Sequences, Planted), reversed = ComparisonData.Label(Sequences, text => -Planted(text));
        var task = new CandidateTask(ComparisonData.Numbers("sum"), data, null, null, 1, new TrainingControl());
        IFittedCandidate usual = KmerCandidate.Sgd(Threes).Fit(task);
        IFittedCandidate misled = KmerCandidate.Sgd(Threes).Fit(task with { Validation = reversed });
        Assert.AreNotEqual(usual.Choice, misled.Choice);
        Assert.Contains("L2 15", misled.Choice);
    }

    private static float Planted(string text) =>
        5 + 2 * ComparisonData.Occurrences(text, "GAT") - ComparisonData.Occurrences(text, "CCA");

    private static byte[] ReverseComplement(ReadOnlySpan<byte> codes)
    {
        byte[] reversed = codes.ToArray();
        Array.Reverse(reversed);
        return [.. reversed.Select(code => (byte)(3 - code))];
    }

    private static CandidateResult Compare(IModelCandidate candidate, TrainingSet data, params string[] tasks) =>
        ModelComparison.Run([candidate], ComparisonData.Numbers(tasks), ComparisonData.Folds(data, 3)).Candidates[0];

    private static IFittedCandidate Fit(IModelCandidate candidate, TrainingSet data, int threads) => candidate.Fit(
        new CandidateTask(ComparisonData.Numbers("t"), data, null, null, 1, new TrainingControl { Threads = threads }));
}
