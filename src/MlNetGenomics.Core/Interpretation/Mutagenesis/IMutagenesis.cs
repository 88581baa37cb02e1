using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>All single substitutions of sequences, by whatever scores them.</summary>
public interface IMutagenesis
{
    /// <summary>L, bases of a sequence; null where any length will do.</summary>
    int? InputLength { get; }

    /// <summary>Mutates the positions that the settings name.</summary>
    /// <param name="sequences">Sequences of one length, the model's where it has one.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A sequence has another length, or lacks such positions.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    MutagenesisResult Run(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default);

    /// <summary>Mutates other positions than those that the settings name.</summary>
    /// <param name="sequences">Sequences of one length, the model's where it has one.</param>
    /// <param name="from">First position, from 0.</param>
    /// <param name="to">Position after the last.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A sequence has another length, or lacks such positions.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    MutagenesisResult Run(
        SequenceSet sequences,
        int from,
        int to,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default);
}
