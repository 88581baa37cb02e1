using MlNetGenomics.Motifs;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>How well mean scores along a motif's sites follow the information of its columns.</summary>
/// <param name="Information">Information content of each column, bits.</param>
/// <param name="Score">Pearson's correlation of it with the mean score, -1..1; NaN where one is constant.</param>
/// <param name="Magnitude">With the mean magnitude of the scores.</param>
/// <param name="MagnitudeRanks">Spearman's correlation with the mean magnitude.</param>
public sealed record MotifAgreement(
    IReadOnlyList<double> Information, double Score, double Magnitude, double MagnitudeRanks)
{
    // Columns that differ only in which base is which are equal, but their sums may not be in the last digits.
    private const int Decimals = 10;

    /// <summary>Compares a profile with a motif.</summary>
    /// <exception cref="GenomicsException">The sites are not as wide as the motif.</exception>
    public static MotifAgreement Of(AlignedProfile profile, PositionProbabilityMatrix motif)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(motif);
        if (profile.Width != motif.Width)
        {
            throw new GenomicsException(
                $"motif {motif.ShownName} has {motif.Width} positions, the sites named {profile.Name} have {profile.Width} bases");
        }
        double[] bits = [.. InformationContent.OfColumns(motif).Select(value => Math.Round(value, Decimals))];
        ProfilePosition[] inside =
            [.. profile.Positions.Where(position => position.Position >= 1 && position.Position <= profile.Width)];
        double[] magnitudes = [.. inside.Select(position => position.Magnitude.Mean)];
        return new MotifAgreement(
            bits,
            Correlation.Pearson(bits, [.. inside.Select(position => position.Score.Mean)]),
            Correlation.Pearson(bits, magnitudes),
            Correlation.Spearman(bits, magnitudes));
    }
}
