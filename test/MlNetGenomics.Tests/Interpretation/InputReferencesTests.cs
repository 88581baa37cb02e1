using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class InputReferencesTests
{
    [TestMethod]
    public void Shuffles_are_those_of_the_sequence_s_dinucleotides()
    {
        var encoder = new OneHotEncoder();
        byte[] codes = Dna.Encode("ACGGTTACGATTACAGGCNA");
        InputReferences references = InputReferences.Shuffles(50, seed: 1);
        var seen = new HashSet<string>();
        for (int number = 0; number < references.Count; number++)
        {
            var input = new float[codes.Length * 4];
            references.Write(codes, number, input);
            string text = string.Concat(Enumerable.Range(0, codes.Length).Select(
                i => Dna.Letters[Array.IndexOf([.. input[(4 * i)..(4 * i + 4)], 1f], 1f)]));
            CollectionAssert.AreEquivalent(Pairs(Dna.Decode(codes)), Pairs(text));
            seen.Add(text);
        }
        Assert.IsGreaterThan(30, seen.Count);

        static string[] Pairs(string text) => [.. Enumerable.Range(0, text.Length - 1).Select(i => text[i..(i + 2)])];
    }
}
