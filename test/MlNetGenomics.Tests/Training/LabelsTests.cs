using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class LabelsTests
{
    private static readonly SequenceSet Two = SequenceSet.FromStrings(["A", "C"], ["a", "b"]);

    [TestMethod]
    public void Log2_of_a_power_of_two_is_its_exponent()
    {
        CollectionAssert.AreEqual(new[] { 3f, -1f }, Labels.Transform([8, 0.5f], Two, LabelTransform.Log2));
        CollectionAssert.AreEqual(new[] { 8f, 0.5f }, Labels.Transform([8, 0.5f], Two, LabelTransform.None));
    }

    [TestMethod]
    [DataRow(float.NaN, LabelTransform.None, "label 2 (b) is not a finite number")]
    [DataRow(float.PositiveInfinity, LabelTransform.None, "label 2 (b) is not a finite number")]
    [DataRow(0f, LabelTransform.Log2, "label 2 (b) is 0: log2 needs positive labels")]
    public void A_label_that_cannot_be_used_is_named(float label, LabelTransform transform, string message)
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => Labels.Transform([1, label], Two, transform));
        StringAssert.Contains(error.Message, message);
    }

    [TestMethod]
    public void As_many_labels_as_sequences_are_needed()
    {
        Assert.ThrowsExactly<GenomicsException>(() => Labels.Transform([1], Two, LabelTransform.None));
    }
}
