namespace MlNetGenomics.Reports;

/// <summary>What the columns A, C, G and T of a table of mutations hold.</summary>
public enum MutagenesisColumns
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>f(original) - f(base replaced), the sign of the study on Sharpr-MPRA: positive where the original has more.</summary>
    Scores,

    /// <summary>f(base replaced) - f(original), the other sign.</summary>
    Deltas,
}
