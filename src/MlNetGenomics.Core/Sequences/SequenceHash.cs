namespace MlNetGenomics.Sequences;

/// <summary>A number of a sequence's bases alone.</summary>
internal static class SequenceHash
{
    /// <summary>FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923).</summary>
    public static ulong Of(ReadOnlySpan<byte> codes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte code in codes)
            hash = (hash ^ code) * 0x100000001B3;
        return hash;
    }
}
