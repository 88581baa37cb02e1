namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Where a number lies in what the last step gives.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Position">Position.</param>
/// <param name="Strand">0, or 1 for the reverse complement.</param>
internal readonly record struct OutputNumber(int Channel, int Position = 0, int Strand = 0);
