namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Where a kernel matches a sequence.</summary>
/// <param name="Start">First base of the site on the forward strand, from 0.</param>
/// <param name="IsReverse">Whether the match is on the reverse strand.</param>
public readonly record struct MotifSite(int Start, bool IsReverse);
