using System.Globalization;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>Reads the text form of a grammar.</summary>
internal sealed class GrammarParser(string text, IReadOnlyList<PositionProbabilityMatrix> motifs)
{
    private const string ReverseMark = ":rc";

    private readonly string[] _words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads it.</summary>
    public PlantedGrammar Parse()
    {
        if (_words.Length == 0)
            throw new GenomicsException($"grammar '{text}': the name of a motif is expected");
        var elements = new List<GrammarElement>();
        var gaps = new List<IntegerRange>();
        for (int i = 0; i < _words.Length; i++)
        {
            if (i % 2 == 0)
                elements.Add(Element(i));
            else
                gaps.Add(Gap(i));
        }
        if (gaps.Count == elements.Count)
            throw Error(_words.Length - 1, $"a motif is expected behind the gap '{_words[^1]}'");
        return PlantedGrammar.Spaced(string.Join('_', _words), elements, gaps);
    }

    private GrammarElement Element(int index)
    {
        string word = _words[index];
        if (Find(word) is { } motif)
            return new GrammarElement(motif);
        bool isReverse = word.EndsWith(ReverseMark, StringComparison.OrdinalIgnoreCase);
        string name = isReverse ? word[..^ReverseMark.Length] : word;
        if (isReverse && Find(name) is { } reversed)
            return new GrammarElement(reversed, IsReverse: true);
        IEnumerable<string> names = motifs.SelectMany(one => new[] { one.Name, one.AlternateName });
        string[] known = [.. names.Where(one => one.Length > 0).Distinct()];
        throw Error(index, $"there is no motif '{name}'{NearestName.Advise(name, known)}");
    }

    private PositionProbabilityMatrix? Find(string name) =>
        motifs.FirstOrDefault(motif => motif.Name == name)
        ?? motifs.FirstOrDefault(motif => motif.AlternateName == name);

    private IntegerRange Gap(int index)
    {
        string word = _words[index];
        string[] parts = word.Split('-');
        if (parts.Length > 2 || !TryParse(parts[0], out int minimum) || !TryParse(parts[^1], out int maximum))
            throw Error(index, $"'{word}' is not a gap; a number of bases is expected, or a range such as 5-15");
        return minimum <= maximum
            ? new IntegerRange(minimum, maximum)
            : throw Error(index, $"the least of the gap '{word}' is over its greatest");
    }

    private static bool TryParse(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private GenomicsException Error(int index, string message) =>
        new($"grammar '{text}', word {index + 1}: {message}");
}
