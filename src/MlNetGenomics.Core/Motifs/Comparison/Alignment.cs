namespace MlNetGenomics.Motifs.Comparison;

/// <summary>One way for a query to lie on a target.</summary>
/// <param name="Orientation">0 as it is, 1 the target's reverse complement.</param>
/// <param name="Offset">Position of the oriented target under the first query column.</param>
/// <param name="Overlap">Number of columns that lie on each other.</param>
/// <param name="Score">Sum of the rounded column scores, where scores are complete with those of columns without a partner.</param>
/// <param name="PValue">Chance of that sum or a greater one in this alignment; not computed where scores are complete.</param>
internal readonly record struct Alignment(int Orientation, int Offset, int Overlap, int Score, double PValue);
