using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

/// <summary>Counts of k-mers by their letters.</summary>
internal static class KmerOracle
{
    /// <summary>All names, in the order of the alphabet, N where the mask has a 0.</summary>
    public static string[] Names(string mask, bool canonical)
    {
        string[] names = [""];
        foreach (char position in mask)
            names = [.. names.SelectMany(name => (position == '1' ? "ACGT" : "N").Select(letter => name + letter))];
        return [.. names.Where(name => !canonical || string.CompareOrdinal(name, ReverseComplement(name)) <= 0)];
    }

    public static Dictionary<string, int> Count(string text, string mask, bool canonical)
    {
        var counts = new Dictionary<string, int>();
        for (int start = 0; start + mask.Length <= text.Length; start++)
        {
            string window = text.Substring(start, mask.Length).ToUpperInvariant();
            if (window.Contains('N'))
                continue;
            string name = new([.. window.Select((letter, i) => mask[i] == '1' ? letter : 'N')]);
            if (canonical && string.CompareOrdinal(ReverseComplement(name), name) < 0)
                name = ReverseComplement(name);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        return counts;
    }

    public static string ReverseComplement(string text) => Dna.Decode(Dna.ReverseComplement(Dna.Encode(text)));
}
