namespace MlNetGenomics.Tracks;

/// <summary>What is done where a base has more than one score.</summary>
public enum OverlapRule
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>The base gets the mean of its scores, as where windows that were scored overlap.</summary>
    Average,
}
