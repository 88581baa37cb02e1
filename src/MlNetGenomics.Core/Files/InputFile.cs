using System.IO.Compression;

namespace MlNetGenomics.Files;

/// <summary>Opens the files users give, as they come: plain or gzip, on disk, a pipe or standard input.</summary>
public static class InputFile
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Opens a file for reading from its start to its end. A file that begins with the gzip magic
    /// bytes (RFC 1952) is unpacked while it is read, whatever it is called.
    /// </summary>
    /// <param name="path">A file, a named pipe, or "-" for standard input.</param>
    /// <returns>A forward-only stream; reading it throws <see cref="GenomicsException"/> where the file is
    /// cut short, damaged or cannot be read.</returns>
    /// <exception cref="GenomicsException">There is no such file, it is a folder, or it cannot be read.</exception>
    public static Stream OpenRead(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path == StandardInput)
            return Unpack(Console.OpenStandardInput(), DisplayName(path));
        if (path.Length == 0)
            throw new GenomicsException("the path of an input file is empty");
        if (Directory.Exists(path))
            throw new GenomicsException($"{path}: is a folder, a file is expected");
        FileStream file;
        try
        {
            file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GenomicsException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new GenomicsException($"{path}: cannot be read ({FirstLine(e)})", e);
        }
        return Unpack(file, path);
    }

    /// <summary>How a path is called in messages: itself, or "standard input".</summary>
    public static string DisplayName(string path) => path == StandardInput ? "standard input" : path;

    /// <summary>Unpacks <paramref name="source"/> where its first two bytes are gzip's.</summary>
    internal static Stream Unpack(Stream source, string name)
    {
        try
        {
            var magic = new byte[2];
            int read = source.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            bool packed = read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
            if (packed)
            {
                var whole = new ConcatenatedStream(magic, source, GzipEndCheckStream.EndMember);
                var unpacked = new GZipStream(whole, CompressionMode.Decompress);
                return new InputStream(new GzipEndCheckStream(unpacked, name), name);
            }
            if (!source.CanSeek)
                return new InputStream(new ConcatenatedStream(magic.AsSpan(0, read).ToArray(), source, []), name);
            source.Position = 0;
            return new InputStream(source, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            source.Dispose();
            throw new GenomicsException($"{name}: cannot be read ({FirstLine(e)})", e);
        }
    }

    internal static string FirstLine(Exception e) => e.Message.Split('\r', '\n')[0];
}
