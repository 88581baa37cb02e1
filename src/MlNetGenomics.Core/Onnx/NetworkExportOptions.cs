using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>How a network is exported.</summary>
public sealed record NetworkExportOptions
{
    /// <summary>What the model takes.</summary>
    public OnnxInputForm InputForm { get; init; } = OnnxInputForm.Text;

    /// <summary>What becomes of IUPAC letters other than A, C, G, T, N in the text form.</summary>
    public AmbiguityPolicy Ambiguity { get; init; } = AmbiguityPolicy.Reject;

    /// <summary>Name of the input.</summary>
    public string InputName { get; init; } = "Sequence";

    /// <summary>Name of the predictions, float [N, T].</summary>
    public string ScoreName { get; init; } = "Score";

    /// <summary>
    /// Further outputs, for each a layer's name and the name of the output (the penultimate layer, say): float
    /// [N, C] for a layer that gives a vector, [N, P, C] for a track of positions. Of layers that run on both
    /// strands it is what they give for the sequence itself.
    /// </summary>
    public IReadOnlyDictionary<string, string>? LayerOutputs { get; init; }

    /// <summary>Further metadata properties (how the model was trained, say).</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
