namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>
/// The windows in which regions are scored. The defaults follow the study of networks on Sharpr-MPRA (section 4.3.1), in
/// which each base lies in five.
/// </summary>
public sealed record RegionWindowSettings
{
    /// <summary>Windows that each base lies in where no step is given: the study's 145 / 29.</summary>
    internal const int UsualDepth = 5;

    /// <summary>Bases of a window; null for all that the model reads. The study's is 145.</summary>
    public int? Length { get; init; }

    /// <summary>Bases from window to window, a divisor of the length; null for a fifth of it. The study's is 29.</summary>
    public int? Step { get; init; }

    /// <summary>
    /// Where a window lies in what the model reads, from 0; null for the middle. What is around it is N, as around the
    /// tiles that such a model was trained on. The study does not say where in its 295 bases windows of 145 lay; the
    /// middle one of the 31 places of a tile, 75, favours no end.
    /// </summary>
    public int? Start { get; init; }
}
