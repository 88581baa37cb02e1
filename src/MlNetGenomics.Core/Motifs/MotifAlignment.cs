namespace MlNetGenomics.Motifs;

/// <summary>How a query motif lies on a target motif.</summary>
/// <param name="Similarity">
/// Sum of the column correlations over the overlap, divided by the width of the narrower motif: 1 for
/// equal motifs; a column of the narrower motif that hangs over counts as 0.
/// </param>
/// <param name="Correlation">Mean Pearson correlation of the columns in the overlap, -1 to 1.</param>
/// <param name="Offset">
/// Target position on which the first query position lies; negative where the query hangs over.
/// </param>
/// <param name="Overlap">Number of columns in the overlap.</param>
/// <param name="ReverseComplement">Whether it is the reverse complement of the query that lies there.</param>
public readonly record struct MotifAlignment(
    double Similarity, double Correlation, int Offset, int Overlap, bool ReverseComplement);
