using System.Globalization;
using System.Text;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>Where the sequences of a FASTA file lie, as samtools faidx writes it down or as the file shows.</summary>
internal static class FastaIndex
{
    private const int ColumnCount = 5;

    /// <summary>Reads a .fai file: name, length, offset, bases of a line, bytes of a line.</summary>
    /// <exception cref="GenomicsException">A line is not such a one.</exception>
    public static Dictionary<string, FastaIndexEntry> Read(string path)
    {
        var entries = new Dictionary<string, FastaIndexEntry>();
        using var reader = new StreamReader(InputFile.OpenRead(path));
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string[] cells = line.Split('\t');
            var values = new long[ColumnCount];
            bool isGood = cells.Length == ColumnCount;
            for (int i = 1; isGood && i < ColumnCount; i++)
                isGood = long.TryParse(cells[i], NumberStyles.None, CultureInfo.InvariantCulture, out values[i]);
            if (!isGood || values[3] < 1 || values[4] <= values[3])
            {
                throw new GenomicsException(
                    $"{path}, line {number}: is not a line of an index, which has a name, its bases, where they begin, and the bases and bytes of a line");
            }
            entries[cells[0]] = new FastaIndexEntry(values[1], values[2], values[3], values[4]);
        }
        return entries;
    }

    /// <summary>Reads through a FASTA file.</summary>
    /// <exception cref="GenomicsException">It is not FASTA, or a sequence's lines differ in length.</exception>
    public static Dictionary<string, FastaIndexEntry> Make(Stream file, string path)
    {
        var entries = new Dictionary<string, FastaIndexEntry>();
        file.Position = 0;
        var lines = new FastaLines(file);
        string? name = null;
        long length = 0, offset = 0, lineBases = 0, lineBytes = 0;
        bool isEnd = false;
        while (lines.Next(out ReadOnlyMemory<byte> head, out long bases, out long bytes))
        {
            if (head.Length > 0 && head.Span[0] == '>')
            {
                Finish();
                name = Encoding.UTF8.GetString(head.Span[1..]).Split(' ', '\t')[0];
                (length, offset, lineBases, lineBytes, isEnd) = (0, lines.Position, 0, 0, false);
                continue;
            }
            if (name is null)
                throw new GenomicsException($"{path}: line {lines.Number}: expected '>' and a name, as FASTA begins");
            if (bases == 0)
            {
                isEnd = true;
                continue;
            }
            if (lineBases == 0)
                (lineBases, lineBytes) = (bases, bytes);
            if (isEnd || bases > lineBases)
            {
                throw new GenomicsException(
                    $"{path}: line {lines.Number}: sequence {name} has lines of different lengths, so parts of it cannot be found");
            }
            isEnd = bases < lineBases;
            length += bases;
        }
        Finish();
        return entries;

        void Finish()
        {
            if (name is not null)
                entries[name] = new FastaIndexEntry(length, offset, Math.Max(1, lineBases), Math.Max(2, lineBytes));
        }
    }
}
