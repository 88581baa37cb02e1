using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

/// <summary>
/// Motifs of one word each, so that a grammar can be sought in the text of a sequence. Twelve bases read so by chance once
/// in 4^12 places.
/// </summary>
internal static class SharpGrammars
{
    /// <summary>Three motifs, and two that are their own reverse complements.</summary>
    public static readonly PositionProbabilityMatrix[] Motifs =
    [
        Sharp("A", "TGACTCAGTTAC"), Sharp("B", "AGATAAGCACCT"), Sharp("C", "CCGGAAGTTGAC"),
        Sharp("P", "ATGCAGCTGCAT"), Sharp("Q", "GAATCCGGATTC"),
    ];

    /// <summary>Texts of grammars of two to four motifs, and whether they may be on either strand.</summary>
    public static Arbitrary<(string Text, bool BothStrands)> All()
    {
        Gen<string> motif = Gen.Elements("A", "A:rc", "B", "B:rc", "C", "P", "P:rc", "Q");
        Gen<string> gap =
            from minimum in Gen.Choose(0, 12)
            from more in Gen.Choose(0, 6)
            select more == 0 ? $"{minimum}" : $"{minimum}-{minimum + more}";
        Gen<(string, bool)> grammars =
            from first in motif
            from others in Gen.Zip(gap, motif).NonEmptyListOf()
            from bothStrands in Gen.Elements(false, true)
            select (string.Join(' ', [first, .. others.Take(3).Select(next => $"{next.Item1} {next.Item2}")]), bothStrands);
        return grammars.ToArbitrary();
    }

    /// <summary>Whether a sequence reads as the grammar says.</summary>
    public static bool Reads(PlantedGrammar grammar, string sequence)
    {
        string pattern = "";
        for (int i = 0; i < grammar.Elements.Count; i++)
        {
            if (i > 0)
                pattern += $".{{{grammar.Gaps![i - 1].Minimum},{grammar.Gaps[i - 1].Maximum}}}";
            string word = Consensus.Iupac(grammar.Elements[i].Motif);
            pattern += grammar.Elements[i].IsReverse ? ReverseComplement(word) : word;
        }
        return Regex.IsMatch(sequence, pattern)
            || grammar.BothStrands && Regex.IsMatch(ReverseComplement(sequence), pattern);
    }

    /// <summary>The reverse complement of a text.</summary>
    public static string ReverseComplement(string text) => Dna.Decode(Dna.ReverseComplement(Dna.Encode(text)));

    private static PositionProbabilityMatrix Sharp(string name, string word) => IupacMotif.Parse(word, 1, name);
}
