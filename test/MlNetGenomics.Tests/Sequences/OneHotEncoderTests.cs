using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class OneHotEncoderTests
{
    [TestMethod]
    public void A_base_is_a_row_with_a_single_one()
    {
        float[] expected =
        [
            1, 0, 0, 0,
            0, 1, 0, 0,
            0, 0, 1, 0,
            0, 0, 0, 1,
            0, 0, 0, 0,
        ];
        CollectionAssert.AreEqual(expected, new OneHotEncoder().Encode(Dna.Encode("ACGTN")));
    }

    [TestMethod]
    public void Unknown_bases_and_padding_may_be_quarters()
    {
        var target = new float[12];
        new OneHotEncoder(UnknownBaseEncoding.Quarter).Encode(Dna.Encode("NT"), 3, target);
        float[] expected = [.25f, .25f, .25f, .25f, 0, 0, 0, 1, .25f, .25f, .25f, .25f];
        CollectionAssert.AreEqual(expected, target);
    }

    [TestMethod]
    [DataRow(UnknownBaseEncoding.Zero, 0f)]
    [DataRow(UnknownBaseEncoding.Quarter, 0.25f)]
    public void Every_number_follows_the_definition_at_any_length(UnknownBaseEncoding encoding, float unknown)
    {
        Gen<byte[]> codes = Gen.Elements((byte)0, (byte)1, (byte)2, (byte)3, (byte)4).ArrayOf();
        Prop.ForAll(codes.ToArbitrary(), sequence =>
        {
            float[] matrix = new OneHotEncoder(encoding).Encode(sequence);
            return matrix.Index().All(entry =>
            {
                byte code = sequence[entry.Index / 4];
                float expected = code == Dna.N ? unknown : code == entry.Index % 4 ? 1 : 0;
                return entry.Item == expected;
            });
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void The_reverse_strand_is_the_forward_matrix_with_both_axes_reversed()
    {
        Gen<byte[]> codes = Gen.Elements((byte)0, (byte)1, (byte)2, (byte)3, (byte)4).ArrayOf();
        Prop.ForAll(codes.ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (sequence, padding) =>
        {
            int length = sequence.Length + padding;
            var encoder = new OneHotEncoder(BothStrands: true);
            var target = new float[encoder.Size(length)];
            encoder.Encode(sequence, length, target);
            return target[..(length * 4)].SequenceEqual(target[(length * 4)..].Reverse());
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void The_reverse_strand_encodes_the_reverse_complement()
    {
        byte[] sequence = Dna.Encode("AACGTNT");
        float[] both = new OneHotEncoder(BothStrands: true).Encode(sequence);
        float[] reverse = new OneHotEncoder().Encode(Dna.ReverseComplement(sequence));
        CollectionAssert.AreEqual(reverse, both[(sequence.Length * 4)..]);
    }

    [TestMethod]
    public void A_sequence_or_target_of_the_wrong_size_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new OneHotEncoder().Encode(new byte[3], 2, new float[12]));
        Assert.ThrowsExactly<ArgumentException>(() => new OneHotEncoder().Encode(new byte[3], 3, new float[11]));
    }
}
