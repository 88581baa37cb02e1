namespace MlNetGenomics.Tests.Motifs.Comparison;

/// <summary>A line of the reference program's table.</summary>
internal sealed record ReferenceMatch(string Query, string Target, int Offset, double PValue, int Overlap, bool ReverseComplement);
