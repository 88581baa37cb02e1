using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class KmerPatternTests
{
    [TestMethod]
    public void A_gap_is_in_the_middle_and_the_longer_half_comes_first()
    {
        Assert.AreEqual("111111", KmerPattern.Contiguous(6).Mask);
        Assert.AreEqual("111000111", KmerPattern.Gapped(6, 3).Mask);
        Assert.AreEqual("11011", KmerPattern.Gapped(4, 1).Mask);
        Assert.AreEqual("1110011", KmerPattern.Gapped(5, 2).Mask);
        Assert.IsTrue(KmerPattern.Gapped(6, 3).IsSymmetric);
        Assert.IsFalse(KmerPattern.Gapped(5, 2).IsSymmetric);
        Assert.AreEqual(4096, KmerPattern.Gapped(6, 3).KmerCount);
        Assert.AreEqual(9, KmerPattern.Gapped(6, 3).Width);
    }

    [TestMethod]
    public void Names_are_the_letters_that_count()
    {
        Assert.AreEqual("AAAAAA", KmerPattern.Contiguous(6).NameOf(0));
        // G is 2, C is 1, T is 3: 2 * 16 + 1 * 4 + 3.
        Assert.AreEqual("GCT", KmerPattern.Contiguous(3).NameOf(39));
        Assert.AreEqual("GNNCNT", KmerPattern.Parse("100101").NameOf(39));
    }

    [TestMethod]
    public void A_mask_is_read_back()
    {
        foreach (string mask in new[] { "1", "11", "101", "110100110010101111", "1" + new string('0', 30) + "1" })
        {
            KmerPattern pattern = KmerPattern.Parse(mask);
            Assert.AreEqual(mask, pattern.Mask);
            Assert.AreEqual(mask.Count(position => position == '1'), pattern.K);
        }
    }

    [TestMethod]
    [DataRow("", "0 of 0 positions count")]
    [DataRow("000", "0 of 3 positions count")]
    [DataRow("1111111111111", "13 of 13 positions count, expected 1 to 12")]
    [DataRow("1NN1", "position 2: 'N', expected 1 (counts) or 0 (does not)")]
    [DataRow("0110", "expected a 1 at both ends")]
    [DataRow("1000000000000000000000000000000001", "2 of 34 positions count, expected 1 to 12 of at most 32")]
    public void What_is_no_mask_is_an_error(string mask, string expected) => StringAssert.Contains(
        Assert.ThrowsExactly<GenomicsException>(() => KmerPattern.Parse(mask)).Message, expected);

    [TestMethod]
    [DataRow(0, 0, "k is 0, expected 1 to 12")]
    [DataRow(13, 0, "k is 13, expected 1 to 12")]
    [DataRow(40, 0, "k is 40, expected 1 to 12")]
    [DataRow(-1, 0, "k is -1, expected 1 to 12")]
    [DataRow(6, -1, "the gap is -1, expected 0 to 26 for 6")]
    [DataRow(6, 27, "the gap is 27, expected 0 to 26 for 6")]
    [DataRow(1, 2, "the gap is 2, expected 0 to 0 for 1")]
    public void What_is_no_k_is_an_error(int k, int gap, string expected) => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => KmerPattern.Gapped(k, gap)).Message, expected);
}
