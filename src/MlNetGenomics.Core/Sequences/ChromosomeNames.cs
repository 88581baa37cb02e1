namespace MlNetGenomics.Sequences;

/// <summary>
/// Chromosomes by the names that a file has for them, found also by the other usual spelling: 1 and chr1, M, MT, chrM and
/// chrMT. A name that is there as it is always counts first.
/// </summary>
public sealed class ChromosomeNames
{
    private const string Prefix = "chr";
    private const string Mitochondrion = "MT";

    private readonly HashSet<string> _names;
    private readonly Dictionary<string, string> _byPlainName = [];

    /// <summary>Takes names.</summary>
    public ChromosomeNames(IEnumerable<string> names)
    {
        _names = [.. names];
        foreach (string name in _names)
            _byPlainName.TryAdd(Plain(name), name);
    }

    /// <summary>The name that a chromosome has here; null where it has none.</summary>
    /// <param name="name">Its name elsewhere.</param>
    public string? Find(string name) => _names.Contains(name) ? name : _byPlainName.GetValueOrDefault(Plain(name));

    /// <summary>A chromosome's name without "chr", the mitochondrion's as MT: the same for every spelling.</summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.Length > Prefix.Length
            ? name[Prefix.Length..]
            : name;
        return plain == "M" ? Mitochondrion : plain;
    }
}
