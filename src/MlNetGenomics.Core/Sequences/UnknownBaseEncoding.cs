namespace MlNetGenomics.Sequences;

/// <summary>What an N, or padding, becomes in a one-hot matrix.</summary>
public enum UnknownBaseEncoding
{
    /// <summary>A row of zeros.</summary>
    Zero,

    /// <summary>A row of four quarters.</summary>
    Quarter,
}
