using System.Text;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads FASTA: a line that starts with '&gt;' names a record (its first word), the lines up to the next
/// are its bases. Any line length, LF or CRLF, either case, blank lines, gzip or plain. Memory is bounded by
/// the longest record.
/// </summary>
public sealed class FastaReader : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly Stream _stream;
    private readonly string _source;
    private readonly AmbiguityPolicy _ambiguity;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _position;
    private int _filled;
    private long _line;
    private byte[] _codes = new byte[1024];
    private int _length;
    private bool _isAtHeader;

    /// <summary>Reads from a stream, which is disposed with the reader.</summary>
    /// <param name="stream">The text; plain, not gzip.</param>
    /// <param name="source">What the stream is called in messages: a file's path.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    public FastaReader(Stream stream, string source, AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _source = source;
        _ambiguity = ambiguity;
    }

    /// <summary>Name of the record last read: the first word of its header.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Number of the record last read, from 1.</summary>
    public int Record { get; private set; }

    /// <summary>Base codes of the record last read; overwritten by the next.</summary>
    public ReadOnlySpan<byte> Codes => _codes.AsSpan(0, _length);

    /// <summary>Opens a file (plain or gzip), or standard input where the path is "-".</summary>
    /// <exception cref="GenomicsException">The file cannot be read.</exception>
    public static FastaReader Open(string path, AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject) =>
        new(InputFile.OpenRead(path), InputFile.DisplayName(path), ambiguity);

    /// <summary>Reads all records of a file.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, is not FASTA, or has no records.</exception>
    public static SequenceSet ReadAll(string path, AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        using FastaReader reader = Open(path, ambiguity);
        var builder = new SequenceSetBuilder();
        while (reader.Read())
            builder.Add(reader.Name, reader.Codes);
        return builder.Build();
    }

    /// <summary>Reads the next record; false at the end of the file.</summary>
    /// <exception cref="GenomicsException">
    /// The file is empty, does not start with '&gt;', a record has no name or no bases, or a letter is not a base;
    /// the message names the file, the line or the record, and the position.
    /// </exception>
    public bool Read()
    {
        if (!_isAtHeader && !FindFirstHeader())
            return false;
        Record++;
        ReadHeader();
        ReadBases();
        if (_length == 0)
            throw new GenomicsException($"{_source}: record {Record} ({Name}), line {_line}: has no bases");
        return true;
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _stream.Dispose();

    private bool FindFirstHeader()
    {
        if (Record > 0)
            return false;
        while (TryPeek(out byte next))
        {
            if (next == '>')
            {
                _isAtHeader = true;
                return true;
            }
            if (next is not ((byte)'\n' or (byte)'\r'))
                throw new GenomicsException($"{_source}: line {_line + 1}: expected '>' and a name, as FASTA begins");
            _line += next == '\n' ? 1 : 0;
            _position++;
        }
        throw new GenomicsException(
            _line == 0 ? $"{_source}: is empty, FASTA is expected" : $"{_source}: has no records");
    }

    private void ReadHeader()
    {
        _position++;
        _line++;
        _isAtHeader = false;
        var header = new List<byte>(64);
        while (TryPeek(out _))
        {
            ReadOnlySpan<byte> ahead = _buffer.AsSpan(_position.._filled);
            int end = ahead.IndexOf((byte)'\n');
            header.AddRange(end < 0 ? ahead : ahead[..end]);
            _position += end < 0 ? ahead.Length : end + 1;
            if (end >= 0)
                break;
        }
        string text = Encoding.UTF8.GetString([.. header]).Trim();
        int space = text.AsSpan().IndexOfAny(' ', '\t');
        Name = space < 0 ? text : text[..space];
        if (Name.Length == 0)
            throw new GenomicsException($"{_source}: record {Record}, line {_line}: has no name");
    }

    private void ReadBases()
    {
        _length = 0;
        bool isLineStart = true;
        while (TryPeek(out byte next))
        {
            if (isLineStart && next == '>')
            {
                _isAtHeader = true;
                return;
            }
            ReadOnlySpan<byte> ahead = _buffer.AsSpan(_position.._filled);
            int end = ahead.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? ahead : ahead[..end];
            _position += end < 0 ? ahead.Length : end + 1;
            if (isLineStart)
                _line++;
            isLineStart = end >= 0;
            Append(line.Length > 0 && line[^1] <= ' ' ? line.TrimEnd(" \t\r"u8) : line);
        }
    }

    private void Append(ReadOnlySpan<byte> letters)
    {
        if (_codes.Length - _length < letters.Length)
        {
            long doubled = Math.Max(2L * _codes.Length, (long)_length + letters.Length);
            if (_length + (long)letters.Length > Array.MaxLength)
                throw new GenomicsException($"{_source}: record {Record} ({Name}) has more than {Array.MaxLength} bases");
            Array.Resize(ref _codes, (int)Math.Min(doubled, Array.MaxLength));
        }
        int invalid = Dna.Encode(letters, _codes.AsSpan(_length), _ambiguity);
        if (invalid >= 0)
        {
            throw new GenomicsException(
                $"{_source}: record {Record} ({Name}), line {_line}, base {_length + invalid + 1}: " +
                $"{Show(letters[invalid])} is not a base (expected A, C, G, T or N)");
        }
        _length += letters.Length;
    }

    private static string Show(byte letter) => letter is > 32 and < 127 ? $"'{(char)letter}'" : $"byte {letter}";

    private bool TryPeek(out byte next)
    {
        if (_position == _filled)
        {
            _filled = _stream.Read(_buffer);
            _position = 0;
        }
        next = _position < _filled ? _buffer[_position] : (byte)0;
        return _position < _filled;
    }
}
