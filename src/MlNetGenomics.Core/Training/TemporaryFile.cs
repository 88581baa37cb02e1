namespace MlNetGenomics.Training;

/// <summary>
/// A file for what memory has no room for: written once, then read anywhere. It is gone when it is disposed,
/// and, except on Windows, also when the process is killed.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Where; null for the system's folder for temporary files.</param>
    /// <exception cref="GenomicsException">It cannot be made; names the folder.</exception>
    public TemporaryFile(string? folder)
    {
        folder ??= Path.GetTempPath();
        string path = Path.Combine(folder, $"mlng-{Guid.NewGuid():N}.tmp");
        try
        {
            _stream = new FileStream(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 18, FileOptions.DeleteOnClose);
            // An open file without a name lives until it is closed, whoever closes it.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new GenomicsException($"{folder}: a temporary file cannot be written there ({e.Message})", e);
        }
        Folder = folder;
    }

    /// <summary>Where the file is.</summary>
    public string Folder { get; }

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes at the end.</summary>
    /// <exception cref="GenomicsException">The disk is full.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
        Length += bytes.Length;
    }

    /// <summary>Ends writing.</summary>
    /// <exception cref="GenomicsException">The disk is full.</exception>
    public void Complete()
    {
        try
        {
            _stream.Flush();
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Reads bytes from anywhere; after <see cref="Complete"/>, from several threads.</summary>
    /// <exception cref="GenomicsException">The file cannot be read.</exception>
    public void Read(Span<byte> bytes, long offset)
    {
        try
        {
            while (bytes.Length > 0)
            {
                int read = RandomAccess.Read(_stream.SafeFileHandle, bytes, offset);
                if (read == 0)
                    throw new EndOfStreamException("it is cut short");
                bytes = bytes[read..];
                offset += read;
            }
        }
        catch (IOException e)
        {
            throw new GenomicsException($"{Folder}: a temporary file cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk may fail the last flush; the file is deleted anyway.
        }
    }

    private GenomicsException CannotWrite(IOException e) =>
        new($"{Folder}: a temporary file cannot be written there ({e.Message})", e);
}
