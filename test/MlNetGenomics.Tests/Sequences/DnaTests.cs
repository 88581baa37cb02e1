using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class DnaTests
{
    [TestMethod]
    public void Bases_have_the_codes_of_the_alphabet_in_either_case()
    {
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }, Dna.Encode("ACGTNacgtn"));
        Assert.AreEqual("ACGTN", Dna.Decode([0, 1, 2, 3, 4]));
    }

    [TestMethod]
    public void A_letter_outside_the_alphabet_is_found_at_any_position_of_a_vector()
    {
        foreach (int length in new[] { 1, 31, 32, 33, 64, 100 })
        {
            for (int position = 0; position < length; position++)
            {
                foreach (char letter in "XUR-@ \0BDEFHIJKLMOPQSVWYZ")
                {
                    byte[] letters = Encoding.ASCII.GetBytes(new string('g', length));
                    letters[position] = (byte)letter;
                    Assert.AreEqual(position, Dna.Encode(letters, new byte[length]), $"{letter} at {position}");
                }
            }
        }
    }

    [TestMethod]
    public void Vectors_and_single_letters_give_the_same_codes()
    {
        Prop.ForAll(
            Gen.Elements("ACGTacgtNn".ToCharArray()).ArrayOf().ToArbitrary(),
            letters =>
            {
                byte[] ascii = Encoding.ASCII.GetBytes(letters);
                var codes = new byte[letters.Length];
                return Dna.Encode(ascii, codes) == -1
                    && codes.SequenceEqual(letters.Select(letter => (byte)Dna.CodeOf(letter)));
            }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Ambiguity_letters_are_read_as_N_only_when_asked()
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => Dna.Encode("ACRT"));
        StringAssert.Contains(error.Message, "position 3: 'R'");
        CollectionAssert.AreEqual(new byte[] { 0, 1, 4, 3 }, Dna.Encode("ACRT", AmbiguityPolicy.AsN));
        Assert.ThrowsExactly<GenomicsException>(() => Dna.Encode("ACZT", AmbiguityPolicy.AsN));
    }

    [TestMethod]
    public void The_reverse_complement_pairs_bases_and_undoes_itself()
    {
        Assert.AreEqual("NACGTT", Dna.Decode(Dna.ReverseComplement(Dna.Encode("AACGTN"))));
        Prop.ForAll(
            Gen.Elements((byte)0, (byte)1, (byte)2, (byte)3, (byte)4).ArrayOf().ToArbitrary(),
            codes => Dna.ReverseComplement(Dna.ReverseComplement(codes)).SequenceEqual(codes))
            .QuickCheckThrowOnFailure();
    }
}
