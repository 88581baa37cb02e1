namespace MlNetGenomics.Sequences;

/// <summary>Where a sequence's bases lie in a FASTA file whose lines are of one length, but for the last.</summary>
/// <param name="Length">Bases.</param>
/// <param name="Offset">Byte of the first.</param>
/// <param name="LineBases">Bases of a line.</param>
/// <param name="LineBytes">Bytes of a line with its end.</param>
internal readonly record struct FastaIndexEntry(long Length, long Offset, long LineBases, long LineBytes)
{
    /// <summary>Byte of a base.</summary>
    public long OffsetOf(long position) => Offset + position / LineBases * LineBytes + position % LineBases;
}
