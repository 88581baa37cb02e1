namespace MlNetGenomics.Files;

/// <summary>Some bytes, then a stream, then some bytes.</summary>
internal sealed class ConcatenatedStream : ForwardStream
{
    private readonly byte[] _before;
    private readonly Stream _source;
    private readonly byte[] _after;
    private int _beforeRead;
    private int _afterRead;
    private bool _sourceEnded;

    /// <summary>Takes ownership of <paramref name="source"/>.</summary>
    public ConcatenatedStream(byte[] before, Stream source, byte[] after)
    {
        _before = before;
        _source = source;
        _after = after;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_beforeRead < _before.Length)
            return Take(_before, ref _beforeRead, buffer);
        if (!_sourceEnded)
        {
            int read = _source.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            _sourceEnded = true;
        }
        return Take(_after, ref _afterRead, buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private static int Take(byte[] bytes, ref int done, Span<byte> buffer)
    {
        int count = Math.Min(bytes.Length - done, buffer.Length);
        bytes.AsSpan(done, count).CopyTo(buffer);
        done += count;
        return count;
    }
}
