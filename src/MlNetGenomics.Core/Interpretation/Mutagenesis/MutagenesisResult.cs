using System.Collections.Immutable;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What single substitutions do to a network's outputs.</summary>
/// <param name="Values">f of the sequences as they are, [N x T].</param>
/// <param name="Deltas">f(mutant) - f(original), [N x W x 4 x T]; 0 where the sequence has the base.</param>
/// <param name="Outputs">Names of the T outputs: tasks, or the neuron, or the function.</param>
/// <param name="From">First position that was mutated.</param>
/// <param name="Positions">W, number of positions.</param>
/// <param name="IsIncremental">Whether only what changes was worked out; otherwise every mutant was scored by itself.</param>
public sealed record MutagenesisResult(
    float[] Values, float[] Deltas, ImmutableArray<string> Outputs, int From, int Positions, bool IsIncremental)
{
    /// <summary>N, number of sequences.</summary>
    public int Count => Values.Length / Outputs.Length;

    /// <summary>f(mutant) - f(original) of one substitution.</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="position">Position in the sequence, from 0; one of those that were mutated.</param>
    /// <param name="code">Code of the new base, 0 to 3.</param>
    /// <param name="output">Number of the output, from 0.</param>
    public float Delta(int sequence, int position, int code, int output = 0)
    {
        Require(sequence, output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)(position - From), (uint)Positions, nameof(position));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)Dna.BaseCount, nameof(code));
        return Deltas[Index(sequence, position - From, code, output)];
    }

    /// <summary>
    /// Scores as the Sharpr-MPRA study defines them: f(original) - f(base replaced by b), which is minus the delta. A
    /// positive score says that the sequence's base raises the output.
    /// </summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="output">Number of the output, from 0.</param>
    /// <returns>[W x 4].</returns>
    public float[] Scores(int sequence, int output = 0)
    {
        Require(sequence, output);
        var scores = new float[Positions * Dna.BaseCount];
        for (int i = 0; i < scores.Length; i++)
        {
            // Not -x: the score of the base that is there is 0, not -0.
            scores[i] = 0 - Deltas[Index(sequence, i / Dna.BaseCount, i % Dna.BaseCount, output)];
        }
        return scores;
    }

    /// <summary>One number a position: of its <see cref="Scores"/>, the one of largest magnitude, with its sign; the first base's of equals.</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="output">Number of the output, from 0.</param>
    /// <returns>[W].</returns>
    public float[] Importance(int sequence, int output = 0)
    {
        float[] scores = Scores(sequence, output);
        var importance = new float[Positions];
        for (int i = 0; i < scores.Length; i++)
        {
            ref float best = ref importance[i / Dna.BaseCount];
            if (Math.Abs(scores[i]) > Math.Abs(best))
                best = scores[i];
        }
        return importance;
    }

    /// <summary>All that is known of one sequence and output.</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="output">Number of the output, from 0.</param>
    public MutagenesisProfile Profile(int sequence, int output = 0) => new(
        Values[sequence * Outputs.Length + output], Importance(sequence, output), Scores(sequence, output));

    /// <summary>The same for weighted sums of the outputs: as these are linear, so are their differences.</summary>
    /// <param name="combinations">The sums, one or more.</param>
    /// <exception cref="GenomicsException">There is no such output.</exception>
    public MutagenesisResult Combine(ImmutableArray<OutputCombination> combinations)
    {
        ImmutableArray<(int, double)>[] terms = [.. combinations.Select(combination => combination.Resolve(Outputs))];
        return this with
        {
            Values = Combine(Values, terms),
            Deltas = Combine(Deltas, terms),
            Outputs = [.. combinations.Select(combination => combination.Name)],
        };
    }

    /// <summary>f(mutant) - f(original) of one output, for all sequences.</summary>
    /// <param name="output">Number of the output, from 0.</param>
    /// <returns>[N x W x 4].</returns>
    public float[] OfOutput(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs.Length, nameof(output));
        var deltas = new float[Deltas.Length / Outputs.Length];
        for (int i = 0; i < deltas.Length; i++)
            deltas[i] = Deltas[i * Outputs.Length + output];
        return deltas;
    }

    /// <summary>A result of zeros.</summary>
    /// <param name="count">N, number of sequences.</param>
    /// <param name="from">First position that will be mutated.</param>
    /// <param name="to">Position after the last.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <param name="isIncremental">Whether only what changes is worked out.</param>
    /// <exception cref="GenomicsException">The result is more than memory holds.</exception>
    internal static MutagenesisResult Reserve(
        int count, int from, int to, ImmutableArray<string> outputs, bool isIncremental)
    {
        int positions = to - from;
        long size = (long)count * positions * Dna.BaseCount * outputs.Length;
        if (size > Array.MaxLength)
        {
            throw new GenomicsException(
                $"{count} sequences with {positions} positions, {Dna.BaseCount} bases and {outputs.Length} outputs are "
                + "more numbers than memory holds at once: take fewer sequences at a time");
        }
        return new MutagenesisResult(
            new float[count * outputs.Length], new float[size], outputs, from, positions, isIncremental);
    }

    private float[] Combine(float[] numbers, ImmutableArray<(int Output, double Weight)>[] sums)
    {
        var combined = new float[numbers.Length / Outputs.Length * sums.Length];
        for (int i = 0; i < combined.Length; i++)
        {
            double sum = 0;
            foreach ((int output, double weight) in sums[i % sums.Length])
                sum += weight * numbers[i / sums.Length * Outputs.Length + output];
            combined[i] = (float)sum;
        }
        return combined;
    }

    private int Index(int sequence, int at, int code, int output) =>
        ((sequence * Positions + at) * Dna.BaseCount + code) * Outputs.Length + output;

    private void Require(int sequence, int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)Count, nameof(sequence));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs.Length, nameof(output));
    }
}
