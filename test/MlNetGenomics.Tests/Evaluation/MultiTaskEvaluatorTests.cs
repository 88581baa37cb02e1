using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Evaluation;

namespace MlNetGenomics.Tests.Evaluation;

[TestClass]
public sealed class MultiTaskEvaluatorTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Each_task_is_compared_where_it_has_labels()
    {
        // The first task is measured, the second binary; the third row lacks the second label.
        IDataView data = Data(([1, 1], [1, 3]), ([2, 0], [3, 1]), ([4, float.NaN], [2, 9]));
        MultiTaskMetrics metrics = _context.Genomics().EvaluateMultiTask(data);

        TaskMetrics first = metrics.Tasks[0];
        Assert.AreEqual(3, first.Count);
        Assert.AreEqual("task_1", first.Task);
        Assert.AreEqual(1 - 5 / (14.0 / 3), first.Regression.RSquared, 1e-12);
        Assert.IsNull(first.Ranking);
        TaskMetrics second = metrics.Tasks[1];
        Assert.AreEqual(2, second.Count);
        Assert.AreEqual(1, second.Ranking!.Value.Auroc);
        Assert.AreEqual(1, second.Ranking!.Value.Auprc);
        // Squared errors 4 and 1 over squares around the mean of 1/2.
        Assert.AreEqual(1 - 5 / 0.5, second.Regression.RSquared, 1e-12);
        Assert.AreEqual((first.Regression.RSquared + second.Regression.RSquared) / 2, metrics.RSquared.Mean, 1e-12);
        Assert.AreEqual(
            Math.Abs(first.Regression.RSquared - second.Regression.RSquared) / Math.Sqrt(2),
            metrics.RSquared.Deviation, 1e-12);
        Assert.AreEqual(1, metrics.Auroc.Mean);
        Assert.AreEqual(0, metrics.Auroc.Deviation);
    }

    [TestMethod]
    public void A_task_without_labels_counts_for_nothing()
    {
        MultiTaskMetrics metrics = _context.Genomics().EvaluateMultiTask(
            Data(([1, float.NaN], [1, 3]), ([3, float.NaN], [3, 1])));

        Assert.AreEqual(0, metrics.Tasks[1].Count);
        Assert.IsTrue(double.IsNaN(metrics.Tasks[1].Regression.RSquared));
        Assert.AreEqual(1, metrics.RSquared.Mean);
        Assert.IsTrue(double.IsNaN(metrics.Auroc.Mean));
    }

    [TestMethod]
    public void Labels_may_have_a_column_each()
    {
        IDataView data = Data(([1, 1], [1, 3]), ([2, 0], [3, 1]), ([4, 1], [2, 2]));
        MultiTaskMetrics whole = _context.Genomics().EvaluateMultiTask(data);
        MultiTaskMetrics single = _context.Genomics().EvaluateMultiTask(data, ["First", "IsSecond"]);

        CollectionAssert.AreEqual(new[] { "First", "IsSecond" }, single.Tasks.Select(task => task.Task).ToArray());
        for (int task = 0; task < 2; task++)
        {
            Assert.AreEqual(whole.Tasks[task].Regression, single.Tasks[task].Regression);
            Assert.AreEqual(whole.Tasks[task].Ranking, single.Tasks[task].Ranking);
        }
    }

    [TestMethod]
    public void Columns_must_be_there_and_fit()
    {
        IDataView data = Data(([1, 1], [1, 3]));

        AssertFails("Could not find label column 'Nope'", () => Evaluate("Nope", "Score"));
        AssertFails("Could not find score column 'Nope'", () => Evaluate("Label", "Nope"));
        AssertFails("score column 'First': expected Vector<Single, 2>, got Single", () => Evaluate("Label", "First"));
        AssertFails("score column 'Score': expected Vector<Single, 1>", () => Evaluate("First", "Score"));
        AssertFails("label column 'Text'", () => Evaluate("Text", "Score"));

        void Evaluate(string label, string score) => _context.Genomics().EvaluateMultiTask(data, label, score);

        static void AssertFails(string message, Action evaluate) =>
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(evaluate).Message, message);
    }

    private IDataView Data(params (float[] Labels, float[] Scores)[] rows) =>
        _context.Data.LoadFromEnumerable(rows.Select(row => new Scored
        {
            Label = row.Labels,
            Score = row.Scores,
            First = row.Labels[0],
            IsSecond = row.Labels[1] == 1,
        }));

    private sealed class Scored
    {
        [VectorType(2)]
        public float[] Label { get; set; } = [];

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        public float First { get; set; }

        public bool IsSecond { get; set; }

        public string Text { get; set; } = "";
    }
}
