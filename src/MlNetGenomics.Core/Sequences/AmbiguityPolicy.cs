namespace MlNetGenomics.Sequences;

/// <summary>What reading does with IUPAC letters other than A, C, G, T and N.</summary>
public enum AmbiguityPolicy
{
    /// <summary>They are an error that names the record and the position.</summary>
    Reject,

    /// <summary>They are read as N.</summary>
    AsN,
}
