using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads any part of a FASTA file, a genome's say, without the rest. The index is the .fai file beside it, as samtools
/// faidx writes it, or else is made by reading the file once. Not to be used from several threads at once.
/// </summary>
public sealed class IndexedFasta : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly Dictionary<string, FastaIndexEntry> _entries;

    private IndexedFasta(string path, FileStream file, Dictionary<string, FastaIndexEntry> entries)
    {
        _path = path;
        _file = file;
        _entries = entries;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">FASTA; not packed, as parts of it are read.</param>
    /// <exception cref="GenomicsException">
    /// It cannot be read, is packed, its lines differ in length, or the .fai file is not one.
    /// </exception>
    public static IndexedFasta Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path == InputFile.StandardInput)
            throw new GenomicsException("standard input: parts of a genome are read, which takes a file");
        // Says what is wrong with a path, and whether the file is packed.
        InputFile.OpenRead(path).Dispose();
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Span<byte> magic = stackalloc byte[2];
            if (file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B)
                throw new GenomicsException($"{path}: is packed; parts of a genome are read, so unpack it first (gunzip)");
            string index = path + ".fai";
            return new IndexedFasta(path, file, File.Exists(index) ? FastaIndex.Read(index) : FastaIndex.Make(file, path));
        }
        catch (IOException e)
        {
            file?.Dispose();
            throw new GenomicsException($"{path}: cannot be read ({InputFile.FirstLine(e)})", e);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Names of the sequences.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Bases of a sequence; null where there is none of this name.</summary>
    public long? LengthOf(string name) => _entries.TryGetValue(name, out FastaIndexEntry entry) ? entry.Length : null;

    /// <summary>What to add to a message that a name is not there: the one that is most like it.</summary>
    internal string Advise(string name) => NearestName.Advise(name, _entries.Keys);

    /// <summary>Reads bases; those beyond the ends of the sequence are not there.</summary>
    /// <param name="name">Name of the sequence.</param>
    /// <param name="start">First base, from 0; negative ones are before its beginning.</param>
    /// <param name="end">One past the last base.</param>
    /// <returns>Base codes; letters for several bases are N.</returns>
    /// <exception cref="GenomicsException">There is no such sequence, or the file is cut short or holds other letters.</exception>
    public byte[] Read(string name, long start, long end)
    {
        if (!_entries.TryGetValue(name, out FastaIndexEntry entry))
            throw new GenomicsException($"{_path}: has no sequence {name}{Advise(name)}");
        start = Math.Max(0, start);
        end = Math.Min(entry.Length, end);
        if (start >= end)
            return [];
        long from = entry.OffsetOf(start);
        var bytes = new byte[checked((int)(entry.OffsetOf(end - 1) + 1 - from))];
        var codes = new byte[end - start];
        int read = RandomAccess.Read(_file.SafeFileHandle, bytes, from);
        int count = 0;
        foreach (byte letter in bytes.AsSpan(0, read))
        {
            if (letter is (byte)'\n' or (byte)'\r')
                continue;
            if (count == codes.Length || Dna.Encode([letter], codes.AsSpan(count), AmbiguityPolicy.AsN) >= 0)
                throw Damaged(name);
            count++;
        }
        return count == codes.Length ? codes : throw Damaged(name);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private GenomicsException Damaged(string name) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{_path}: sequence {name} does not lie where the index says; make {_path}.fai anew (samtools faidx)"));
}
