namespace MlNetGenomics.Studies;

/// <summary>A row of the tables of Koo and Eddy (2019): what they found for a network.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Auroc">Mean AUROC over the 12 tasks.</param>
/// <param name="AurocDeviation">Its standard deviation over the tasks.</param>
/// <param name="MatchedPercentage">Percentage of first-layer filters that match a motif of JASPAR 2016.</param>
/// <param name="RelevantPercentage">Percentage that match a planted motif.</param>
public sealed record PublishedRepresentation(
    string Network, double Auroc, double AurocDeviation, double MatchedPercentage, double RelevantPercentage)
{
    /// <summary>Their Table 1: the synthetic data set.</summary>
    public static IReadOnlyList<PublishedRepresentation> Synthetic { get; } =
    [
        new("CNN-2", 0.968, 0.028, 30, 0),
        new("CNN-4", 0.952, 0.056, 57, 13),
        new("CNN-10", 0.970, 0.038, 100, 97),
        new("CNN-25", 0.954, 0.094, 100, 100),
        new("CNN-50", 0.965, 0.040, 100, 97),
        new("CNN-100", 0.961, 0.042, 97, 97),
        new("CNN9-4", 0.958, 0.039, 13, 0),
        new("CNN9-25", 0.961, 0.038, 93, 93),
        new("CNN3-2", 0.968, 0.027, 33, 0),
        new("CNN3-50", 0.652, 0.060, 17, 0),
        new("CNN-50-2", 0.917, 0.136, 97, 90),
        new("CNN19-1-2", 0.969, 0.033, 90, 87),
    ];
}
