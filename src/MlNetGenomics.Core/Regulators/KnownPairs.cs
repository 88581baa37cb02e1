using MlNetGenomics.Files;

namespace MlNetGenomics.Regulators;

/// <summary>Pairs of proteins known to meet.</summary>
public sealed class KnownPairs
{
    // Columns of BioGRID's tables (tab 2 and 3), of STRING's interface and of its exported networks.
    private static readonly (string First, string Second)[] Columns =
    [
        ("Official Symbol Interactor A", "Official Symbol Interactor B"),
        ("preferredName_A", "preferredName_B"),
        ("#node1", "node2"),
        ("node1", "node2"),
    ];

    private const string Dimer = "::";

    private readonly HashSet<(string, string)> _pairs;

    private KnownPairs(HashSet<(string, string)> pairs)
    {
        _pairs = pairs;
    }

    /// <summary>Number of different pairs.</summary>
    public int Count => _pairs.Count;

    /// <summary>
    /// Reads a table, plain or gzip: BioGRID's (tab 2 or tab 3), STRING's with names (from its interface, or an exported
    /// network), or two columns of names without a header.
    /// </summary>
    /// <param name="path">The file, or "-" for standard input.</param>
    /// <exception cref="GenomicsException">The file cannot be read or is something else; names the line.</exception>
    public static KnownPairs Read(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        string name = InputFile.DisplayName(path);
        string header = reader.ReadLine() ?? throw new GenomicsException($"{name}: the file is empty, pairs of proteins are expected");
        (int first, int second) = Find(header.Split('\t'));
        HashSet<(string, string)> pairs = [];
        if (first < 0)
        {
            if (header.StartsWith("protein1 ", StringComparison.Ordinal))
            {
                throw new GenomicsException(
                    $"{name}, line 1: STRING's table of identifiers; one with the proteins' names is expected (columns preferredName_A, preferredName_B)");
            }
            (first, second) = (0, 1);
            if (!header.StartsWith('#'))
                Add(header, 1);
        }
        int number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'))
                Add(line, number);
        }
        return new KnownPairs(pairs);

        void Add(string line, int lineNumber)
        {
            string[] cells = line.Split('\t');
            if (cells.Length <= Math.Max(first, second))
            {
                throw new GenomicsException(
                    $"{name}, line {lineNumber}: {cells.Length} tab-separated columns found, names are expected in columns {first + 1} and {second + 1}");
            }
            pairs.Add(Key(cells[first].Trim(), cells[second].Trim()));
        }
    }

    /// <summary>
    /// Whether two factors are a known pair, whatever the letters' case; of a dimer's motif (FOS::JUN) either protein may be the
    /// partner.
    /// </summary>
    public bool Contains(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Split(Dimer).Any(one => second.Split(Dimer).Any(two => _pairs.Contains(Key(one, two))));
    }

    private static (int First, int Second) Find(string[] header)
    {
        foreach ((string first, string second) in Columns)
        {
            int one = Array.IndexOf(header, first), two = Array.IndexOf(header, second);
            if (one >= 0 && two >= 0)
                return (one, two);
        }
        return (-1, -1);
    }

    private static (string, string) Key(string first, string second)
    {
        (first, second) = (first.ToUpperInvariant(), second.ToUpperInvariant());
        return string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
    }
}
