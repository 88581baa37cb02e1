using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Windows of a genome, one after the other. Bases beyond a chromosome's ends are N. Windows that come in their order, as
/// those of sorted files do, are cut out of longer stretches, so that the file is not read once for each.
/// Not to be used from several threads at once.
/// </summary>
public sealed class GenomeWindows : IDisposable
{
    // Far enough for the next windows of a dense file, and cheap enough where only one is needed.
    private const int StretchLength = 1 << 16;

    private readonly IndexedFasta _genome;
    private readonly ChromosomeNames _names;
    private readonly Dictionary<string, string?> _found = [];
    private string? _chromosome;
    private long _start;
    private byte[] _stretch = [];

    private GenomeWindows(IndexedFasta genome, string path)
    {
        _genome = genome;
        Path = path;
        _names = new ChromosomeNames(genome.Names);
    }

    /// <summary>The genome's file.</summary>
    public string Path { get; }

    /// <summary>Chromosomes that the genome spells otherwise than they were asked for, with its spelling.</summary>
    public IReadOnlyList<(string Asked, string Found)> Renamed =>
        [.. _found.Where(pair => pair.Value is not null && pair.Value != pair.Key).Select(pair => (pair.Key, pair.Value!))];

    /// <summary>Opens a genome.</summary>
    /// <param name="path">FASTA, not packed; see <see cref="IndexedFasta"/>.</param>
    /// <exception cref="GenomicsException">It cannot be read so; says why.</exception>
    public static GenomeWindows Open(string path) => new(IndexedFasta.Open(path), InputFile.DisplayName(path));

    /// <summary>The genome's name of a chromosome, which may be spelled chr1 or 1; null where it has none such.</summary>
    public string? Find(string chromosome)
    {
        if (!_found.TryGetValue(chromosome, out string? name))
            _found[chromosome] = name = _names.Find(chromosome);
        return name;
    }

    /// <summary>Bases of a chromosome, by the genome's name of it.</summary>
    public long LengthOf(string name) => _genome.LengthOf(name) ?? -1;

    /// <summary>Reads a window.</summary>
    /// <param name="name">The genome's name of the chromosome.</param>
    /// <param name="start">First base, from 0; may be before the chromosome's beginning.</param>
    /// <param name="codes">Receives base codes; N beyond the ends.</param>
    /// <exception cref="GenomicsException">There is no such chromosome, or the file is damaged.</exception>
    public void Read(string name, long start, Span<byte> codes)
    {
        codes.Fill(Dna.N);
        long length = LengthOf(name), from = Math.Max(0, start), to = Math.Min(length, start + codes.Length);
        if (from >= to && length >= 0)
            return;
        Span<byte> target = codes[(int)(from - start)..(int)(Math.Max(from, to) - start)];
        bool isNear = name == _chromosome && from >= _start && from <= _start + _stretch.Length + StretchLength;
        if (name != _chromosome || from < _start || to > _start + _stretch.Length)
        {
            // What is far from the last window may be one of a file in no order: then only it is read.
            _stretch = _genome.Read(name, from, isNear ? Math.Max(to, from + StretchLength) : to);
            (_chromosome, _start) = (name, from);
        }
        _stretch.AsSpan((int)(from - _start), target.Length).CopyTo(target);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _genome.Dispose();
}
