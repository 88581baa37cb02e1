using System.Security.Cryptography;
using System.Text;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Sharding;

/// <summary>Short names of contents, by which shards are known to be of the same.</summary>
public static class Digest
{
    // 64 bits: two of a few files share one by chance once in 10^19.
    private const int ShownBytes = 8;

    /// <summary>Of bytes: the first 16 hexadecimal digits of their SHA-256.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Shown(SHA256.HashData(bytes));

    /// <summary>Of all bytes of a stream: the first 16 hexadecimal digits of their SHA-256.</summary>
    public static string Of(Stream stream) => Shown(SHA256.HashData(stream));

    /// <summary>Of sequences and their names, which are counted.</summary>
    /// <param name="reader">Gives them, to the end.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">They are not FASTA.</exception>
    public static (long Count, string Digest) Of(FastaReader reader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long count = 0;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            // 255 is no base and no byte of UTF-8: it ends both.
            hash.AppendData(Encoding.UTF8.GetBytes(reader.Name));
            hash.AppendData([byte.MaxValue]);
            hash.AppendData(reader.Codes);
            hash.AppendData([byte.MaxValue]);
            count++;
        }
        return (count, Shown(hash.GetHashAndReset()));
    }

    private static string Shown(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, ShownBytes));
}
