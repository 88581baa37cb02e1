using System.Text;
using MlNetGenomics.Files;

namespace MlNetGenomics.Networks.Json;

/// <summary>Reads files that hold one JSON text.</summary>
internal static class JsonFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a text from a file, plain or gzip, or "-" for standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">Bytes at most, unpacked.</param>
    /// <param name="expected">What the file should be, for messages.</param>
    /// <exception cref="GenomicsException">The file cannot be read, is longer, or is not a text; names the file.</exception>
    public static string ReadText(string path, int longest, string expected)
    {
        using Stream stream = InputFile.OpenRead(path);
        string name = InputFile.DisplayName(path);
        var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (bytes.Length + read > longest)
                throw new GenomicsException($"{name}: is longer than {longest >> 20} MiB, {expected} is expected");
            bytes.Write(block, 0, read);
        }
        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name, expected);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name, string expected)
    {
        try
        {
            ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
            return StrictUtf8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new GenomicsException($"{name}: is not a text (UTF-8), {expected} is expected", e);
        }
    }
}
