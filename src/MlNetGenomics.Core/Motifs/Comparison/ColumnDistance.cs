namespace MlNetGenomics.Motifs.Comparison;

/// <summary>How alike two columns of probabilities are.</summary>
public enum ColumnDistance
{
    /// <summary>Minus the Euclidean distance of the columns, -1.41 to 0 (Choi et al. 2004, as Tomtom names "ed").</summary>
    Euclidean,

    /// <summary>
    /// Pearson correlation of the columns, -1 to 1; 0 where one of them is uniform (Pietrokovski 1996, "pearson").
    /// </summary>
    Pearson,
}
