namespace MlNetGenomics.Reports;

/// <summary>What the letter heights of a motif logo mean.</summary>
public enum LogoHeights
{
    /// <summary>Probability times the information of the column, in bits (Schneider and Stephens 1990).</summary>
    Information,

    /// <summary>Probability; every column is full.</summary>
    Probability,
}
