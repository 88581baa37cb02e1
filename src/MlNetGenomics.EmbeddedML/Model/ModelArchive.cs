using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Model;

/// <summary>Entries of a saved model. Nothing is written to disk under an entry's name.</summary>
internal static class ModelArchive
{
    public const string ComponentEntry = "Component";
    public const string SchemaEntry = "Schema";

    // Larger than any model of ours; bounds what a hostile archive can make us allocate.
    private const int LargestEntry = 1 << 30;

    public static void Write(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using Stream stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(bytes);
    }

    public static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw new FormatException("Failed to open a zip archive", e);
        }
    }

    /// <summary>The bytes of an entry, or null where there is none.</summary>
    public static byte[] Read(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return null;
        Check.Decode(entry.Length <= LargestEntry, $"Entry '{name}' of the model is too large: {entry.Length} bytes");
        var bytes = new MemoryStream();
        try
        {
            using Stream stream = entry.Open();
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                Check.Decode(bytes.Length + read <= LargestEntry, $"Entry '{name}' of the model is too large");
                bytes.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"Entry '{name}' of the model is damaged", e);
        }
        return bytes.ToArray();
    }
}
