using System.Text;
using MlNetGenomics.Training;

namespace MlNetGenomics.Files;

/// <summary>
/// Text that waits in a temporary file until all of it is there: written once, then read any number of times.
/// </summary>
public sealed class TextSpool : IDisposable
{
    private readonly TemporaryFile _file = new(null);
    private readonly StreamWriter _writer;

    /// <summary>Makes the file, in the system's folder for temporary files.</summary>
    /// <exception cref="GenomicsException">It cannot be made.</exception>
    public TextSpool() => _writer = new StreamWriter(new Appender(_file), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    /// <summary>Receives the text; lines end in one line feed.</summary>
    public TextWriter Writer => _writer;

    /// <summary>Ends writing, if it has not ended, and reads from the beginning.</summary>
    /// <exception cref="GenomicsException">The disk is full.</exception>
    public TextReader Read()
    {
        _writer.Flush();
        _file.Complete();
        return new StreamReader(new Extent(_file), Encoding.UTF8, false, 1 << 16);
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose() => _file.Dispose();

    private sealed class Appender(TemporaryFile file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => file.Append(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => file.Append(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class Extent(TemporaryFile file) : ForwardStream
    {
        private long _at;

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, file.Length - _at);
            file.Read(buffer[..count], _at);
            _at += count;
            return count;
        }
    }
}
