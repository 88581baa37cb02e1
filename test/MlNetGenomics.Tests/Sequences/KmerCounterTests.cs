using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class KmerCounterTests
{
    [TestMethod]
    [DataRow("1", false)]
    [DataRow("1", true)]
    [DataRow("111", false)]
    [DataRow("111", true)]
    [DataRow("1111", true)]
    [DataRow("110011", true)]
    [DataRow("10101", true)]
    [DataRow("1101", false)]
    [DataRow("111000111", false)]
    public void Counts_are_those_of_all_windows_letters(string mask, bool canonical)
    {
        var counter = new KmerCounter(KmerPattern.Parse(mask), canonical);
        string[] names = KmerOracle.Names(mask, canonical);
        CollectionAssert.AreEqual(names, counter.Names.ToArray());
        Assert.AreEqual(names.Length, counter.SlotCount);

        Prop.ForAll(
            Gen.Elements("ACGTACGTACGTacgtN".ToCharArray()).ArrayOf().ToArbitrary(),
            letters =>
            {
                var text = new string(letters);
                Dictionary<string, int> expected = KmerOracle.Count(text, mask, canonical);
                var counts = new float[counter.SlotCount];
                int windows = counter.Count(Dna.Encode(text), counts);
                return windows == expected.Values.Sum() &&
                    counts.Select((count, slot) => count == expected.GetValueOrDefault(names[slot])).All(same => same);
            }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    [DataRow(6, 2080)]
    [DataRow(5, 512)]
    [DataRow(8, 32896)]
    public void Canonical_kmers_are_half_of_all_and_the_palindromes(int k, int expected)
    {
        // (4^k + 4^(k/2)) / 2 for even k, 4^k / 2 for odd, which has no palindromes.
        Assert.AreEqual(expected, new KmerCounter(KmerPattern.Contiguous(k), canonical: true).SlotCount);
    }

    [TestMethod]
    public void Both_strands_have_the_same_canonical_kmers()
    {
        var counter = new KmerCounter(KmerPattern.Gapped(6, 5), canonical: true);
        Prop.ForAll(
            Gen.Elements("ACGTN".ToCharArray()).ArrayOf().ToArbitrary(),
            letters =>
            {
                byte[] codes = Dna.Encode(letters);
                float[] forward = new float[counter.SlotCount], reverse = new float[counter.SlotCount];
                counter.Count(codes, forward);
                counter.Count(Dna.ReverseComplement(codes), reverse);
                return forward.SequenceEqual(reverse);
            }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void The_largest_kmers_and_windows_are_counted()
    {
        var counter = new KmerCounter(KmerPattern.Contiguous(12), canonical: true);
        byte[] codes = Dna.Encode("TTTTTTTTTTTTTACGTACGTACGN");
        var slots = new int[codes.Length];
        int windows = counter.FindSlots(codes, slots);
        Assert.AreEqual(codes.Length - 12, windows);
        Assert.AreEqual("AAAAAAAAAAAA", counter.Names[slots[0]]);
        Assert.AreEqual(slots[0], slots[1]);
        // The last one, TACGTACGTACG, is CGTACGTACGTA on the other strand.
        Assert.AreEqual("CGTACGTACGTA", counter.Names[slots[windows - 1]]);

        var wide = new KmerCounter(KmerPattern.Parse("11" + new string('0', 28) + "11"));
        string text = "AC" + new string('G', 28) + "TT" + "A";
        windows = wide.FindSlots(Dna.Encode(text), slots = new int[text.Length]);
        Assert.AreEqual(2, windows);
        Assert.AreEqual("AC" + new string('N', 28) + "TT", wide.Names[slots[0]]);
        Assert.AreEqual("CG" + new string('N', 28) + "TA", wide.Names[slots[1]]);
    }

    [TestMethod]
    public void Canonical_kmers_of_a_mask_that_is_not_symmetric_are_an_error() => Assert.AreEqual(
        "mask of k-mers '1101': on the other strand it is another one, and the k-mers of both strands cannot be counted " +
        "together; expected a mask that reads the same backwards",
        Assert.ThrowsExactly<GenomicsException>(
            () => new KmerCounter(KmerPattern.Parse("1101"), canonical: true)).Message);
}
