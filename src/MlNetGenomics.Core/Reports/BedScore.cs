namespace MlNetGenomics.Reports;

/// <summary>A p-value as the score of a BED line.</summary>
internal static class BedScore
{
    // The greatest score that BED allows.
    private const int Greatest = 1000;

    /// <summary>-10 log10 p, rounded, at most 1000, as FIMO's in GFF.</summary>
    public static int Of(double pValue) => (int)Math.Min(Greatest, Math.Round(-10 * Math.Log10(pValue)));
}
