using System.Collections.Immutable;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Mutagenesis that compares weighted sums of the outputs in place of them.</summary>
/// <param name="mutagenesis">What gives the outputs.</param>
/// <param name="combinations">The sums.</param>
public sealed class CombinedMutagenesis(IMutagenesis mutagenesis, ImmutableArray<OutputCombination> combinations)
    : IMutagenesis
{
    /// <inheritdoc/>
    public int? InputLength => mutagenesis.InputLength;

    /// <inheritdoc/>
    public MutagenesisResult Run(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        mutagenesis.Run(sequences, progress, cancellation).Combine(combinations);

    /// <inheritdoc/>
    public MutagenesisResult Run(
        SequenceSet sequences,
        int from,
        int to,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default) =>
        mutagenesis.Run(sequences, from, to, progress, cancellation).Combine(combinations);
}
