using System.Text;

namespace MlNetGenomics.Sequences;

/// <summary>Lines of a file with the bytes that they take, of which only names are kept.</summary>
internal sealed class FastaLines(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 18];
    private readonly List<byte> _head = [];
    private int _at;
    private int _filled;

    /// <summary>Bytes read.</summary>
    public long Position { get; private set; }

    /// <summary>Number of the line last read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Reads a line; false at the end.</summary>
    /// <param name="head">The line, if it is a name's with its '>', else nothing.</param>
    /// <param name="bases">Bytes of the line without its end.</param>
    /// <param name="bytes">Bytes of the line with its end.</param>
    public bool Next(out ReadOnlyMemory<byte> head, out long bases, out long bytes)
    {
        _head.Clear();
        bytes = 0;
        byte last = 0;
        bool isEnded = false;
        while (!isEnded && Fill())
        {
            ReadOnlySpan<byte> ahead = _buffer.AsSpan(_at.._filled);
            int end = ahead.IndexOf((byte)'\n');
            isEnded = end >= 0;
            ReadOnlySpan<byte> part = isEnded ? ahead[..end] : ahead;
            if (part.Length > 0)
            {
                bool isName = bytes > 0 ? _head is [(byte)'>', ..] : part[0] == '>';
                if (isName)
                    _head.AddRange(part);
                last = part[^1];
            }
            bytes += part.Length + (isEnded ? 1 : 0);
            _at += part.Length + (isEnded ? 1 : 0);
        }
        Position += bytes;
        Number++;
        bases = bytes - (isEnded ? 1 : 0) - (last == '\r' ? 1 : 0);
        head = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString([.. _head]).TrimEnd());
        return bytes > 0;
    }

    private bool Fill()
    {
        if (_at == _filled)
            (_at, _filled) = (0, stream.Read(_buffer));
        return _at < _filled;
    }
}
