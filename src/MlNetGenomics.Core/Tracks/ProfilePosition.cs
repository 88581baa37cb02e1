using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>One position of aligned sites.</summary>
/// <param name="Position">1 for the site's first base on its strand; 0 and below are before it.</param>
/// <param name="Score">Mean score over the sites; <see cref="MeanAndError.Count"/> is how many have one there.</param>
/// <param name="Magnitude">Mean of the scores' magnitudes.</param>
public readonly record struct ProfilePosition(int Position, MeanAndError Score, MeanAndError Magnitude);
