using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class TaskScoresTests
{
    private static readonly string[] Names = ["a", "b"];

    [TestMethod]
    public void Missing_labels_of_one_task_leave_the_other_whole()
    {
        float[] labels = [0, 5, 1, float.NaN, 1, 7, 0, 9];
        float[] predictions = [0.1f, 5, 0.9f, 100, 0.3f, 7, 0.4f, 9];
        IReadOnlyList<TaskScores> scores = TaskScores.Of(Names, labels, predictions, LabelTransform.None, isRanking: false);
        Assert.AreEqual(4, scores[0].Count);
        Assert.AreEqual(3, scores[1].Count);
        Assert.AreEqual("b", scores[1].Task);
        Assert.AreEqual(1.0, scores[1].Regression!.Raw.RSquared, 1e-12);
        Assert.IsNull(scores[1].Ranking);
    }

    [TestMethod]
    public void Classes_are_scored_by_pairs_in_the_right_order()
    {
        // Of the 2 x 2 pairs of task a, one is the wrong way round; task b has no positive.
        float[] labels = [0, 0, 1, 0, 1, float.NaN, 0, 0];
        float[] predictions = [0.1f, 0, 0.9f, 0, 0.3f, 0, 0.4f, 0];
        IReadOnlyList<TaskScores> scores = TaskScores.Of(Names, labels, predictions, LabelTransform.None, isRanking: true);
        Assert.AreEqual(0.75, scores[0].Ranking!.Value.Auroc, 1e-12);
        Assert.IsTrue(double.IsNaN(scores[1].Ranking!.Value.Auroc));
        Assert.IsNull(scores[0].Regression);
    }

    [TestMethod]
    public void A_task_without_labels_has_no_scores()
    {
        TaskScores scores = TaskScores.Of(["a"], [float.NaN], [1], LabelTransform.None, isRanking: true).Single();
        Assert.AreEqual(0, scores.Count);
        Assert.IsNull(scores.Ranking);
        Assert.IsNull(scores.Regression);
    }

    [TestMethod]
    public void Logarithms_are_compared_with_predictions_of_logarithms()
    {
        TaskScores scores = TaskScores.Of(["a"], [1, 2, 8], [0, 1, 3], LabelTransform.Log2, isRanking: false).Single();
        Assert.AreEqual(1.0, scores.Regression!.On(LabelTransform.Log2).RSquared, 1e-12);
        Assert.AreEqual(1.0, scores.Regression!.Raw.RSquared, 1e-12);
    }
}
