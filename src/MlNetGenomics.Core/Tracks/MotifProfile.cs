namespace MlNetGenomics.Tracks;

/// <summary>Scores along a motif's sites.</summary>
/// <param name="Profile">Mean scores.</param>
/// <param name="Agreement">How they follow the motif; null where the motif is not given.</param>
public sealed record MotifProfile(AlignedProfile Profile, MotifAgreement? Agreement);
