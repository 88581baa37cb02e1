using MlNetGenomics.Comparison;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class ComparisonGoalTests
{
    private static readonly SequenceSet Sequences = SequenceSet.FromStrings(["AAA", "CCC", "GGG"]);

    [TestMethod]
    [DataRow(true, 0f, 1f, 0f)]
    [DataRow(true, 0f, 1f, float.NaN)]
    [DataRow(false, 0f, 1f, 0.5f)]
    [DataRow(false, 0f, 2f, 1f)]
    public void Labels_of_0_and_1_are_classes(bool areClasses, params float[] labels)
    {
        var goal = ComparisonGoal.Of(new TrainingSet(Sequences, labels), ["t"], LabelTransform.None);
        Assert.AreEqual(areClasses, goal.AreClasses);
        Assert.AreEqual(areClasses ? "auroc" : "r2", ComparisonMetric.For(goal)[0].Key);
    }

    [TestMethod]
    [DataRow("task b: every label is 1", 0f, 1f, 1f, 1f, 0f, 1f)]
    [DataRow("task b: every label is missing", 0f, float.NaN, 1f, float.NaN, 0f, float.NaN)]
    [DataRow("task a: every label is 2.5", 2.5f, 1f, float.NaN, 2f, 2.5f, 0f)]
    public void One_class_only_is_refused(string expected, params float[] labels)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => ComparisonGoal.Of(new TrainingSet(Sequences, labels, 2), ["a", "b"], LabelTransform.None));
        Assert.Contains(expected, e.Message);
    }

    [TestMethod]
    public void Targets_are_the_transformed_labels() => CollectionAssert.AreEqual(
        new[] { 0f, 1f, 3f },
        new ComparisonGoal(["t"], false, LabelTransform.Log2).Targets([1, 2, 8]));
}
