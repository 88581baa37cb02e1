using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Names that were seen, each held as the first 128 bits of its SHA-256: 16 bytes a name however long it is.
/// </summary>
internal sealed class NameSet
{
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Adds a name; false where it was there.</summary>
    public bool Add(string name) => _seen.Add(Hash(name));

    /// <summary>Whether a name is there.</summary>
    public bool Contains(string name) => _seen.Contains(Hash(name));

    private static UInt128 Hash(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
