using System.Collections.Immutable;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What deletions or insertions do to a network's outputs.</summary>
/// <param name="Values">f of the sequences as they are, [N x T].</param>
/// <param name="Deltas">f(mutant) - f(original), [N x W x T].</param>
/// <param name="Outputs">Names of the T outputs.</param>
/// <param name="From">First position where bases were deleted or inserted.</param>
/// <param name="Positions">W, number of positions.</param>
public sealed record IndelResult(
    float[] Values, float[] Deltas, ImmutableArray<string> Outputs, int From, int Positions)
{
    /// <summary>f(mutant) - f(original) of one deletion or insertion.</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="position">Position in the sequence, from 0.</param>
    /// <param name="output">Number of the output, from 0.</param>
    public float Delta(int sequence, int position, int output = 0)
    {
        int count = Values.Length / Outputs.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)count, nameof(sequence));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)(position - From), (uint)Positions, nameof(position));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs.Length, nameof(output));
        return Deltas[(sequence * Positions + position - From) * Outputs.Length + output];
    }

    /// <summary>
    /// What mutations say about a sequence, with the sign of substitutions: importance is f(original) - f(mutant); there
    /// are no scores of bases.
    /// </summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <param name="combination">A weighted sum of the outputs.</param>
    /// <exception cref="GenomicsException">There is no such output.</exception>
    public MutagenesisProfile Profile(int sequence, OutputCombination combination)
    {
        ArgumentNullException.ThrowIfNull(combination);
        var importance = new double[Positions];
        double value = 0;
        foreach ((int output, double weight) in combination.Resolve(Outputs))
        {
            value += weight * Values[sequence * Outputs.Length + output];
            for (int i = 0; i < Positions; i++)
                importance[i] -= weight * Delta(sequence, From + i, output);
        }
        return new MutagenesisProfile(value, [.. importance.Select(number => (float)number)], []);
    }
}
