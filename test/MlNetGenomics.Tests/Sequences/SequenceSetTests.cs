using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class SequenceSetTests
{
    [TestMethod]
    public void A_common_length_is_known_and_a_difference_named()
    {
        Assert.AreEqual(3, SequenceSet.FromStrings(["ACG", "TTT"]).RequireUniformLength());
        SequenceSet unequal = SequenceSet.FromStrings(["ACG", "TTT", "AC"], ["a", "b", "c"]);
        Assert.AreEqual(-1, unequal.Length);
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => unequal.RequireUniformLength());
        StringAssert.Contains(error.Message, "sequence c (record 3) has 2 bases, but the first, a, has 3");
    }

    [TestMethod]
    public void A_subset_keeps_the_order_asked_for()
    {
        SequenceSet subset = SequenceSet.FromStrings(["A", "CC", "GGG"]).Subset([2, 0]);
        CollectionAssert.AreEqual(new[] { "seq3", "seq1" }, subset.Names.ToArray());
        Assert.AreEqual("GGG", subset.Text(0));
    }

    [TestMethod]
    public void A_letter_that_is_no_base_names_the_sequence()
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => SequenceSet.FromStrings(["AC", "AQ"], ["a", "b"]));
        StringAssert.Contains(error.Message, "sequence b, position 2: 'Q'");
    }
}
