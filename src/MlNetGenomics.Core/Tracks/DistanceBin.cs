using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>Bases at some distance from points. Means are over points, of each point's mean over its bases in the bin.</summary>
/// <param name="Start">Lowest distance; upstream of a point is below 0.</param>
/// <param name="End">One past the highest distance.</param>
/// <param name="Bases">Scored bases, each counted for every point it is near.</param>
/// <param name="Score">Mean score; <see cref="MeanAndError.Count"/> is the number of points with a scored base.</param>
/// <param name="Positive">Mean of the scores with those below 0 counted as 0: what activates.</param>
/// <param name="Negative">Mean of the scores with those above 0 counted as 0: what represses.</param>
public readonly record struct DistanceBin(
    int Start, int End, long Bases, MeanAndError Score, double Positive, double Negative);
