namespace MlNetGenomics.Sequences;

/// <summary>A line of a BED file.</summary>
/// <param name="Sequence">Name of the sequence or chromosome.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="End">One past the last base.</param>
/// <param name="Name">What lies there; empty where the file does not say.</param>
/// <param name="IsReverse">Whether it is on the reverse strand; null where the file does not say.</param>
/// <param name="Line">Number of the line, from 1.</param>
public readonly record struct BedRecord(
    string Sequence, long Start, long End, string Name, bool? IsReverse, int Line);
