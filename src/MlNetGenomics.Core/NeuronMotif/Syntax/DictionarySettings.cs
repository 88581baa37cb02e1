using MlNetGenomics.Motifs.Comparison;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// How a neuron's motifs are brought together. The defaults are the paper's (section Build Motif Dictionary and Annotate
/// CN CRM), those of leftovers the program's, about which the paper says nothing.
/// </summary>
public sealed record DictionarySettings
{
    /// <summary>Greatest q-value, not included, at which a motif stands for a segment.</summary>
    public double AnnotationQValue { get; init; } = 1e-3;

    /// <summary>Greatest q-value, not included, at which two motifs are the same.</summary>
    public double DuplicateQValue { get; init; } = 1e-2;

    /// <summary>The dictionary no longer grows when a module's motifs explain fewer more modules than this; 0 or more.</summary>
    public int LeastGain { get; init; } = 3;

    /// <summary>Greatest q-value, not included, at which segments that no motif stands for are like each other.</summary>
    public double LeftoverQValue { get; init; } = 1e-5;

    /// <summary>Least share of modules that must have a leftover for it to become a motif, over 0 to 1.</summary>
    public double LeftoverShare { get; init; } = 0.3;

    /// <summary>
    /// Least share of a motif's columns that lie on a segment it stands for, or on a duplicate, 0 to 1: half in the
    /// program. Under three quarters the module must also go on, weakly, as the motif does: else it is half of a pair.
    /// </summary>
    public double LeastOverlap { get; init; } = 0.5;

    /// <summary>
    /// Whether a motif also stands for segments that only its reverse complement matches. Without, as in the program,
    /// the two are motifs of their own.
    /// </summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>
    /// How motifs are compared; its strands and thresholds do not count. A dictionary of few motifs has few columns, and
    /// what is chance is told from those alone: a motif of one base repeated is like nothing.
    /// </summary>
    public TomtomSettings Tomtom { get; init; } = TomtomSettings.Program;

    /// <summary>Fails unless every value is in its range.</summary>
    internal void Validate()
    {
        RequireInRange(AnnotationQValue >= 0, nameof(AnnotationQValue), AnnotationQValue);
        RequireInRange(DuplicateQValue >= 0, nameof(DuplicateQValue), DuplicateQValue);
        RequireInRange(LeastGain >= 0, nameof(LeastGain), LeastGain);
        RequireInRange(LeftoverQValue >= 0, nameof(LeftoverQValue), LeftoverQValue);
        RequireInRange(LeftoverShare > 0 && LeftoverShare <= 1, nameof(LeftoverShare), LeftoverShare);
        RequireInRange(LeastOverlap >= 0 && LeastOverlap <= 1, nameof(LeastOverlap), LeastOverlap);
        ArgumentNullException.ThrowIfNull(Tomtom);
    }
}
