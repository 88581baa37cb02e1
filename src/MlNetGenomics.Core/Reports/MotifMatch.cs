namespace MlNetGenomics.Reports;

/// <summary>A known motif that a learned one resembles.</summary>
/// <param name="Name">Name of the known motif.</param>
/// <param name="Score">How well they match.</param>
/// <param name="ReverseComplement">
/// Whether the learned motif is to be shown as its reverse complement, so that it reads like the known one.
/// </param>
public readonly record struct MotifMatch(string Name, double Score, bool ReverseComplement = false);
