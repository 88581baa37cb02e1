using System.IO.Compression;
using System.Text;

namespace MlNetGenomics.Files;

/// <summary>
/// A file that appears whole or not at all: what is written goes to a temporary file in the same
/// folder, which takes the final name on <see cref="Commit"/> and is deleted on dispose without it.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private const string GzipExtension = ".gz";

    // Without a byte order mark: the field's programs do not expect one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _fullPath;
    private readonly string? _temporaryPath;
    private readonly FileStream _stream;
    private StreamWriter? _writer;
    private bool _done;

    private OutputFile(string path, string fullPath, string? temporaryPath, FileStream stream)
    {
        Path = path;
        _fullPath = fullPath;
        _temporaryPath = temporaryPath;
        _stream = stream;
    }

    /// <summary>The final path, as it was given.</summary>
    public string Path { get; }

    /// <summary>Where bytes go.</summary>
    public Stream Stream => _stream;

    /// <summary>Where text goes: UTF-8, lines end in one line feed; packed where the path ends in .gz.</summary>
    public TextWriter Writer => _writer ??= CreateWriter();

    /// <summary>
    /// Starts a file. Folders on the way that do not exist are made. What lies in /dev (/dev/null,
    /// /dev/stdout, a shell's pipe) is not a file to replace, and is written to as it is.
    /// </summary>
    /// <exception cref="GenomicsException">The path is a folder or cannot be written.</exception>
    public static OutputFile Create(string path)
    {
        RequireFilePath(path);
        try
        {
            string full = System.IO.Path.GetFullPath(path);
            if (IsDevice(full))
                return new OutputFile(path, full, null, OpenDevice(full));
            string folder = System.IO.Path.GetDirectoryName(full)!;
            Directory.CreateDirectory(folder);
            string temporary = System.IO.Path.Combine(
                folder, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
            return new OutputFile(path, full, temporary, stream);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>
    /// Fails where a file could not be written, so that it need not be found out after hours of work. Leaves
    /// nothing behind: folders that do not exist are not made.
    /// </summary>
    /// <exception cref="GenomicsException">The path is empty, a folder, or cannot be written.</exception>
    public static void RequireWritable(string path)
    {
        RequireFilePath(path);
        try
        {
            string full = System.IO.Path.GetFullPath(path);
            if (IsDevice(full))
            {
                // Opening a pipe and closing it again would end it for the reader.
                if (!File.Exists(full))
                    throw new FileNotFoundException("no such device");
                return;
            }
            string? folder = System.IO.Path.GetDirectoryName(full);
            while (folder is not null && !Directory.Exists(folder))
            {
                if (File.Exists(folder))
                    throw new GenomicsException($"{path}: cannot be written ({folder} is a file, not a folder)");
                folder = System.IO.Path.GetDirectoryName(folder);
            }
            string probe = System.IO.Path.Combine(folder ?? "", $".{Guid.NewGuid():N}.tmp");
            using var stream = new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>Writes a whole text file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes the text.</param>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputFile file = Create(path);
        file.WriteText(write);
        file.Commit();
    }

    /// <summary>Writes a whole text file.</summary>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public static void WriteAllText(string path, string text) => Write(path, writer => writer.Write(text));

    /// <summary>Writes a whole file.</summary>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using OutputFile file = Create(path);
        try
        {
            file.Stream.Write(bytes);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(path, e);
        }
        file.Commit();
    }

    /// <summary>Gives the file its final name, replacing a file of that name. It is closed afterwards.</summary>
    /// <exception cref="GenomicsException">The disk is full, or the final path cannot be written.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_done, this);
        try
        {
            _writer?.Dispose();
            _stream.Dispose();
            if (_temporaryPath is not null)
                File.Move(_temporaryPath, _fullPath, overwrite: true);
            _done = true;
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(Path, e);
        }
    }

    /// <summary>Closes the file; without <see cref="Commit"/> nothing is left of it.</summary>
    public void Dispose()
    {
        if (_done)
            return;
        _done = true;
        // What is still buffered is thrown away with the file, so a writer is not flushed here.
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk may fail the last flush; the file is deleted anyway.
        }
        if (_temporaryPath is not null)
            File.Delete(_temporaryPath);
    }

    /// <summary>Hands on text that is still buffered, if there is any.</summary>
    public void Flush() => _writer?.Flush();

    private StreamWriter CreateWriter()
    {
        bool isPacked = Path.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase);
        Stream target = isPacked ? new GZipStream(_stream, CompressionLevel.Optimal, leaveOpen: true) : _stream;
        return new StreamWriter(target, Utf8, bufferSize: 1 << 16, leaveOpen: !isPacked) { NewLine = "\n" };
    }

    private void WriteText(Action<TextWriter> write)
    {
        try
        {
            write(Writer);
        }
        catch (IOException e)
        {
            throw CannotWrite(Path, e);
        }
    }

    private static bool IsDevice(string fullPath) =>
        !OperatingSystem.IsWindows()
        && fullPath.StartsWith("/dev/", StringComparison.Ordinal)
        && !fullPath.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static FileStream OpenDevice(string fullPath) =>
        new(fullPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

    private static void RequireFilePath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
            throw new GenomicsException("the path of an output file is empty");
        if (Directory.Exists(path))
            throw new GenomicsException($"{path}: is a folder, a file cannot be written there");
    }

    private static bool IsFileError(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static GenomicsException CannotWrite(string path, Exception e) =>
        new($"{path}: cannot be written ({InputFile.FirstLine(e)})", e);
}
