namespace MlNetGenomics.Variants;

/// <summary>How frequencies become bins.</summary>
public enum FrequencyBinning
{
    /// <summary>As many of all scored variants in each bin, so that a tenth of the kept ones is expected in each.</summary>
    Counts,

    /// <summary>
    /// Equal intervals between the least and the greatest frequency of the kept variants (MuSeAM paper, Methods). A tenth is
    /// expected in each there, though rare variants are many in any set.
    /// </summary>
    Intervals,
}
