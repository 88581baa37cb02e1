namespace MlNetGenomics.Tracks;

/// <summary>Bases of one quantile of the scores.</summary>
/// <param name="Bases">Number of bases.</param>
/// <param name="Lowest">Lowest score.</param>
/// <param name="Highest">Highest score.</param>
/// <param name="MeanScore">Mean score.</param>
/// <param name="Inside">
/// Bases inside the annotation; a fraction of one where bases of equal scores lie in more than one quantile.
/// </param>
public readonly record struct ScoreQuantile(int Bases, float Lowest, float Highest, double MeanScore, double Inside)
{
    /// <summary>Share of the bases that is inside the annotation, 0..1.</summary>
    public double Fraction => Inside / Bases;
}
