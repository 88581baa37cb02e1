using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>
/// What a network gives with bases deleted or inserted at each position, less what it gives for the sequence. All that
/// follows moves, so every mutant is scored as a sequence of its own.
/// </summary>
public static class IndelMutagenesis
{
    /// <summary>
    /// Deletes some bases from each position on. What follows moves left; the end is filled with the bases that follow the
    /// sequence where these are given, and with N otherwise.
    /// </summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="length">Bases to delete; 1 or more. Near the end those that there are.</param>
    /// <param name="settings">Positions and outputs; null for all positions and the predictions.</param>
    /// <param name="following">What follows each sequence, <paramref name="length"/> bases or more; null for N.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">The network has no such positions or neuron, a sequence has another length,
    /// or too little follows one.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IndelResult Deletions(
        NetworkScorer scorer,
        SequenceSet sequences,
        int length = 1,
        MutagenesisSettings? settings = null,
        SequenceSet? following = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentNullException.ThrowIfNull(sequences);
        Require(sequences, length, following);
        return Run(scorer, sequences, settings, (sequence, position, mutant) =>
        {
            int deleted = Math.Min(length, mutant.Length - position);
            sequences[sequence][(position + deleted)..].CopyTo(mutant[position..]);
            Span<byte> end = mutant[^deleted..];
            if (following is null)
                end.Fill(Dna.N);
            else
                following[sequence][..deleted].CopyTo(end);
        }, cancellation);
    }

    /// <summary>Inserts some bases before each position. What follows moves right; what moves past the end is lost.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="inserted">Base codes, 1 or more.</param>
    /// <param name="settings">Positions and outputs; null for all positions and the predictions.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">The network has no such positions or neuron, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IndelResult Insertions(
        NetworkScorer scorer,
        SequenceSet sequences,
        ReadOnlySpan<byte> inserted,
        MutagenesisSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inserted.Length, 1, nameof(inserted));
        byte[] bases = inserted.ToArray();
        return Run(scorer, sequences, settings, (sequence, position, mutant) =>
        {
            int count = Math.Min(bases.Length, mutant.Length - position);
            bases.AsSpan(0, count).CopyTo(mutant[position..]);
            sequences[sequence][position..^count].CopyTo(mutant[(position + count)..]);
        }, cancellation);
    }

    // What makes a mutant at a position of a copy of the sequence.
    private delegate void Mutate(int sequence, int position, Span<byte> mutant);

    private static IndelResult Run(
        NetworkScorer scorer,
        SequenceSet sequences,
        MutagenesisSettings? settings,
        Mutate mutate,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        settings ??= new MutagenesisSettings();
        Network network = scorer.Model.Network;
        (int from, int to) = InSilicoMutagenesis.Window(network, settings.From, settings.To);
        scorer.RequireLength(sequences);
        MutagenesisOutputs outputs = MutagenesisOutputs.Of(network, settings);
        var mutants = new NetworkMutantScorer(scorer.Model, outputs, scorer.Threads);
        int positions = to - from;
        int size = outputs.Names.Length;
        var values = new float[sequences.Count * size];
        mutants.Run(sequences.Count, (i, codes) => sequences[i].CopyTo(codes), values, cancellation);
        var deltas = new float[checked(sequences.Count * positions * size)];
        mutants.Run(sequences.Count * positions, (i, codes) =>
        {
            sequences[i / positions].CopyTo(codes);
            mutate(i / positions, from + i % positions, codes);
        }, deltas, cancellation);
        for (int i = 0; i < deltas.Length; i++)
            deltas[i] -= values[i / (positions * size) * size + i % size];
        return new IndelResult(values, deltas, outputs.Names, from, positions);
    }

    private static void Require(SequenceSet sequences, int length, SequenceSet? following)
    {
        if (following is null)
            return;
        if (following.Count != sequences.Count)
        {
            throw new GenomicsException(
                $"{following.Count} sequences follow {sequences.Count}: there must be one for each");
        }
        for (int i = 0; i < following.Count; i++)
        {
            if (following[i].Length < length)
            {
                throw new GenomicsException(
                    $"sequence {sequences.Names[i]}: {following[i].Length} bases follow it, but {length} are deleted");
            }
        }
    }
}
