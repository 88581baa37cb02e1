namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>How a neuron's syntax is worked out. The defaults are the published method's.</summary>
public sealed record SyntaxSettings
{
    /// <summary>Where motifs begin and end.</summary>
    public SegmentSettings Segments { get; init; } = SegmentSettings.Paper;

    /// <summary>How motifs are brought together.</summary>
    public DictionarySettings Dictionary { get; init; } = new();
}
