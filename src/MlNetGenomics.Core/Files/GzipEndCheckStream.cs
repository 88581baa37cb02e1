using System.IO.Compression;

namespace MlNetGenomics.Files;

/// <summary>
/// Finds out whether a gzip file was read to its proper end. <see cref="GZipStream"/> takes a file that
/// is cut short for its end, silently. A gzip file may be followed by another (RFC 1952, 2.2), so
/// the reader is given the file and then <see cref="EndMember"/>, whose contents come out last only if
/// the file before it was whole. They are held back and checked here.
/// </summary>
internal sealed class GzipEndCheckStream : ForwardStream
{
    private static readonly byte[] EndText = "end of file: 5d41f7c2a90be386"u8.ToArray();

    /// <summary>A gzip member of the text that marks the end.</summary>
    public static readonly byte[] EndMember = Pack(EndText);

    private readonly Stream _unpacked;
    private readonly string _name;
    private readonly byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>
    /// Takes ownership of <paramref name="unpacked"/>, the contents of a file and of <see cref="EndMember"/>.
    /// </summary>
    public GzipEndCheckStream(Stream unpacked, string name)
    {
        _unpacked = unpacked;
        _name = name;
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (!_ended && _end - _start <= EndText.Length)
            Fill();
        int count = Math.Min(_end - _start - (_ended ? 0 : EndText.Length), buffer.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(text);
        return packed.ToArray();
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int read = _unpacked.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        if (read > 0)
            return;
        _ended = true;
        if (!_buffer.AsSpan(0, _end).EndsWith(EndText))
            throw new GenomicsException(
                $"{_name}: the gzip file is cut short, or followed by something that is not gzip");
        _end -= EndText.Length;
    }
}
