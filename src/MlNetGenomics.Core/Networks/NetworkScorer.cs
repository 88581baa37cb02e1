using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks;

/// <summary>
/// Scores sequences with a network on the processor: its predictions, or what one of its layers gives. Weights
/// are laid out once; a scorer may be used from several threads at a time. Results do not depend on the number
/// of threads.
/// </summary>
public sealed class NetworkScorer
{
    // Sequences handed to the engine at a time: bounds the copy of their codes.
    private const int PieceSize = 4096;

    private readonly NetworkInference _inference;

    /// <summary>Prepares a model for scoring.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    /// <param name="layer">Name of the layer whose output is asked for; null for the predictions.</param>
    /// <exception cref="GenomicsException">There is no such layer; lists those there are.</exception>
    public NetworkScorer(NetworkModel model, int threads = 0, string? layer = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Model = model;
        Step = layer is null ? model.Network.Steps[^1] : model.Network.Step(layer);
        _inference = new NetworkInference(model.Network, Step.Index, threads);
        _inference.SetValues(model.Values.ToArray());
    }

    /// <summary>The model.</summary>
    public NetworkModel Model { get; }

    /// <summary>The layer whose output is given.</summary>
    public NetworkStep Step { get; }

    /// <summary>
    /// Numbers that come out for one sequence: <see cref="NetworkStep.Output"/>'s, and twice as many of a layer
    /// that runs on both strands, the sequence's first.
    /// </summary>
    public int OutputSize => _inference.OutputSize;

    /// <summary>Scores sequences.</summary>
    /// <param name="sequences">N sequences.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>
    /// [N x <see cref="OutputSize"/>]: one number a task, on the scale of the model's labels; of a layer's track,
    /// positions one after the other, each with its channels.
    /// </returns>
    /// <exception cref="GenomicsException">A sequence's length is not the network's.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Score(SequenceSet sequences, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int length = Model.Network.InputLength;
        var results = new float[checked(sequences.Count * OutputSize)];
        var codes = new byte[checked(Math.Min(sequences.Count, PieceSize) * length)];
        for (int first = 0; first < sequences.Count; first += PieceSize)
        {
            int count = Math.Min(PieceSize, sequences.Count - first);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> sequence = sequences[first + i];
                if (sequence.Length != length)
                {
                    throw new GenomicsException(
                        $"record {first + i + 1} ({sequences.Names[first + i]}) has {sequence.Length} bases, "
                        + $"network {Model.Network.Name} reads {length}");
                }
                sequence.CopyTo(codes.AsSpan(i * length));
            }
            Score(codes.AsSpan(0, count * length), count, results.AsSpan(first * OutputSize, count * OutputSize), cancellation);
        }
        return results;
    }

    /// <summary>Scores sequences that lie one after the other.</summary>
    /// <param name="codes">Base codes (see <see cref="Dna"/>), [N x L].</param>
    /// <param name="count">N.</param>
    /// <param name="results">Receives [N x <see cref="OutputSize"/>].</param>
    /// <param name="cancellation">Stops between sequences.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Score(
        ReadOnlySpan<byte> codes, int count, Span<float> results, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, (long)count * Model.Network.InputLength, nameof(codes));
        ArgumentOutOfRangeException.ThrowIfNotEqual(results.Length, (long)count * OutputSize, nameof(results));
        if (codes.ContainsAnyExceptInRange(Dna.A, Dna.N))
            throw new ArgumentException("base codes are 0 to 4", nameof(codes));
        _inference.Run(codes, count, results, cancellation);
    }
}
