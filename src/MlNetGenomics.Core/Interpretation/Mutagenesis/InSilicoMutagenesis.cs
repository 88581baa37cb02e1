using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine.Incremental;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>
/// In-silico mutagenesis: what a network gives with every base of a sequence replaced by every other, less what it gives
/// for the sequence. Only what a substitution can change is worked out where that pays; the result is
/// that of scoring each mutant by itself, but for rounding, and does not depend on the number of threads. An N is replaced by
/// all four bases.
/// </summary>
/// <remarks>Not to be used from several threads at once; it uses the scorer's threads itself.</remarks>
public sealed class InSilicoMutagenesis : IMutagenesis
{
    // Sequences whose features are kept at a time.
    private const int SequencesAtOnce = 16;

    // Above this share of the multiplications nothing is left of the gain: brute force looks bases up and copies less.
    private const double GreatestShare = 0.6;

    private readonly NetworkScorer _scorer;
    private readonly MutagenesisOutputs _outputs;
    private readonly IncrementalNetwork? _incremental;
    private readonly MutantScorer? _bruteForce;
    private readonly int _from;
    private readonly int _to;

    /// <summary>Prepares a model.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="settings">What is mutated and compared; null for all positions and the predictions.</param>
    /// <exception cref="GenomicsException">The network has no such positions or neuron.</exception>
    public InSilicoMutagenesis(NetworkScorer scorer, MutagenesisSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        settings ??= new MutagenesisSettings();
        Network network = scorer.Model.Network;
        (_from, _to) = Window(network, settings.From, settings.To);
        _outputs = MutagenesisOutputs.Of(network, settings);
        if (settings.Method != MutagenesisMethod.BruteForce)
        {
            _incremental = new IncrementalNetwork(
                network, scorer.Model.Values.ToArray(), _outputs.Last, _outputs.Numbers, scorer.Threads);
            if (settings.Method == MutagenesisMethod.Automatic && _incremental.CostShare > GreatestShare)
                _incremental = null;
        }
        if (_incremental is null)
            _bruteForce = new NetworkMutantScorer(scorer.Model, _outputs, scorer.Threads);
    }

    /// <summary>Whether only what changes is worked out.</summary>
    public bool IsIncremental => _incremental is not null;

    /// <inheritdoc/>
    public int? InputLength => _scorer.Model.Network.InputLength;

    /// <summary>Mutates all sequences.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="settings">What is mutated and compared; null for all positions and the predictions.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">The network has no such positions or neuron, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MutagenesisResult Compute(
        NetworkScorer scorer,
        SequenceSet sequences,
        MutagenesisSettings? settings = null,
        CancellationToken cancellation = default) =>
        new InSilicoMutagenesis(scorer, settings).Run(sequences, cancellation: cancellation);

    /// <summary>Mutates all sequences.</summary>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A sequence has another length, or the result is more than memory holds.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MutagenesisResult Run(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(sequences, _from, _to, progress, cancellation);

    /// <inheritdoc/>
    public MutagenesisResult Run(
        SequenceSet sequences,
        int from,
        int to,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        Window(_scorer.Model.Network, from, to);
        int size = _outputs.Numbers.Length;
        MutagenesisResult result = Reserve(sequences, from, to, _outputs.Names);
        int each = (to - from) * Dna.BaseCount * size;
        ForGroups(sequences, progress, (codes, first, count) =>
        {
            Memory<float> values = result.Values.AsMemory(first * size, count * size);
            Memory<float> mutants = result.Deltas.AsMemory(first * each, count * each);
            Score(codes, from, to, values, mutants, cancellation);
            for (int i = 0; i < count; i++)
                Subtract(values.Span.Slice(i * size, size), mutants.Span.Slice(i * each, each));
        });
        return result;
    }

    /// <summary>Mutates all sequences and compares a function of the outputs.</summary>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="function">A number from the T outputs of a sequence; called once a mutant and sequence, in their order.</param>
    /// <param name="name">Name of the function.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A sequence has another length, or the result is more than memory holds.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MutagenesisResult Run(
        SequenceSet sequences,
        Func<ReadOnlySpan<float>, float> function,
        string name,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(name);
        int size = _outputs.Numbers.Length;
        MutagenesisResult result = Reserve(sequences, _from, _to, [name]);
        int each = (_to - _from) * Dna.BaseCount;
        ForGroups(sequences, progress, (codes, first, count) =>
        {
            var values = new float[count * size];
            var mutants = new float[checked(count * each * size)];
            Score(codes, _from, _to, values, mutants, cancellation);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> sequence = codes.AsSpan(i * sequences.Length, sequences.Length);
                float value = result.Values[first + i] = function(values.AsSpan(i * size, size));
                for (int at = 0; at < each; at++)
                {
                    if (sequence[_from + at / Dna.BaseCount] == at % Dna.BaseCount)
                        continue;
                    ReadOnlySpan<float> outputs = mutants.AsSpan((i * each + at) * size, size);
                    result.Deltas[(first + i) * each + at] = function(outputs) - value;
                }
            }
        });
        return result;
    }

    internal static (int From, int To) Window(Network network, int from, int? end)
    {
        int to = end ?? network.InputLength;
        return from >= 0 && from < to && to <= network.InputLength
            ? (from, to)
            : throw new GenomicsException(
                $"positions {from} to {to}: must be at least one of the {network.InputLength} that network "
                + $"{network.Name} reads, from 0");
    }

    private void Score(
        byte[] codes, int from, int to, Memory<float> values, Memory<float> mutants, CancellationToken cancellation)
    {
        if (_incremental is not null)
            _incremental.Run(codes, from, to, values, mutants, cancellation);
        else
            _bruteForce!.Substitute(codes, from, to, values, mutants, cancellation);
    }

    private static void Subtract(ReadOnlySpan<float> outputs, Span<float> mutants)
    {
        for (int at = 0; at < mutants.Length; at += outputs.Length)
        {
            Span<float> mutant = mutants.Slice(at, outputs.Length);
            for (int output = 0; output < outputs.Length; output++)
                mutant[output] -= outputs[output];
        }
    }

    private MutagenesisResult Reserve(SequenceSet sequences, int from, int to, ImmutableArray<string> outputs)
    {
        _scorer.RequireLength(sequences);
        return MutagenesisResult.Reserve(sequences.Count, from, to, outputs, IsIncremental);
    }

    private static void ForGroups(SequenceSet sequences, IProgress<int>? progress, Action<byte[], int, int> run)
    {
        for (int first = 0; first < sequences.Count; first += SequencesAtOnce)
        {
            int count = Math.Min(SequencesAtOnce, sequences.Count - first);
            var codes = new byte[count * sequences.Length];
            for (int i = 0; i < count; i++)
                sequences[first + i].CopyTo(codes.AsSpan(i * sequences.Length));
            run(codes, first, count);
            progress?.Report(first + count);
        }
    }
}
