using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Interpretation;

/// <summary>Which neurons of a network are decoupled, and how. The defaults are the paper's.</summary>
public sealed class NeuronDecouplingOptions
{
    /// <summary>
    /// The last layer to decouple: number of its convolution, from 1 next to the sequence, or name of a step from the
    /// convolution to the activation after it; null for the last convolution. All neurons of the layers before it are
    /// decoupled too, as their modules seed the search.
    /// </summary>
    public string? Layer { get; init; }

    /// <summary>Neurons of that layer, as channels from 0; null for all.</summary>
    public IReadOnlyList<int>? Neurons { get; init; }

    /// <summary>How activating sequences are sought and taken apart.</summary>
    public DecouplingSettings Decoupling { get; init; } = new();

    /// <summary>How modules are read as motifs and their order, and which known motifs they are compared with.</summary>
    public AnalysisSettings Analysis { get; init; } = new();

    /// <summary>
    /// A MEME or JASPAR file, plain or gzip, of known motifs to compare with, in place of
    /// <see cref="AnalysisSettings.KnownMotifs"/>; null for none.
    /// </summary>
    public string? KnownMotifFile { get; init; }

    /// <summary>Number of threads; 0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Receives how far it has come, on any thread; null for nobody.</summary>
    public IProgress<DecouplingProgress>? Progress { get; init; }
}
