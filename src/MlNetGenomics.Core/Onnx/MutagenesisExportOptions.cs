using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>How in-silico mutagenesis of a model becomes an ONNX graph.</summary>
public sealed record MutagenesisExportOptions
{
    /// <summary>What the graph takes.</summary>
    public OnnxInputForm InputForm { get; init; } = OnnxInputForm.Text;

    /// <summary>What becomes of IUPAC letters other than A, C, G, T, N in the text form.</summary>
    public AmbiguityPolicy Ambiguity { get; init; } = AmbiguityPolicy.Reject;

    /// <summary>Name of the input.</summary>
    public string InputName { get; init; } = "Sequence";

    /// <summary>Name of the scores of all substitutions, float [N, W, 4], or [N, T, W, 4] of several tasks.</summary>
    public string OutputName { get; init; } = "Mutagenesis";

    /// <summary>Name of the importance of each position, float [N, W], or [N, T, W]; null to leave it out.</summary>
    public string? ImportanceName { get; init; } = "Importance";

    /// <summary>
    /// Which numbers of the model are compared; <see cref="MutagenesisValue.Logit"/> is for models that can be read as
    /// networks.
    /// </summary>
    public MutagenesisValue Value { get; init; } = MutagenesisValue.Prediction;

    /// <summary>Names of the tasks to compare, at least one; null for all.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>First position to mutate, from 0.</summary>
    public int From { get; init; }

    /// <summary>Position after the last to mutate; null for the end of the sequences.</summary>
    public int? To { get; init; }

    /// <summary>
    /// Positions whose mutants, four each, are scored at a time, at most; 1 or more. A run takes the memory that scoring
    /// so many sequences together takes. The default makes 256 mutants, as many as a scorer's batch.
    /// </summary>
    public int PositionsAtOnce { get; init; } = 64;

    /// <summary>
    /// Which output of a file's model is compared; null for the only one, or the one named Score, or the first.
    /// </summary>
    public string? ModelOutput { get; init; }
}
