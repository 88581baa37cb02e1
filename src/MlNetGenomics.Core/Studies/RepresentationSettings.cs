using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies;

/// <summary>How a study of what filters learn is carried out.</summary>
public sealed record RepresentationSettings
{
    /// <summary>How networks are trained; each trial draws a seed of its own from the one here.</summary>
    public NetworkTrainingSettings Training { get; init; } = NetworkTrainingSettings.KooEddyProgram;

    /// <summary>How a filter's motif is made: as by the program, which made the paper's table.</summary>
    public FilterMotifSettings Filters { get; init; } = FilterMotifSettings.Program;

    /// <summary>
    /// When a filter matches a known motif: E below .1 by the program that the paper used, over the whole database.
    /// </summary>
    public TomtomSettings Matches { get; init; } =
        TomtomSettings.Program with { MaximumEValue = 0.1, MaximumQValue = 1 };
}
