using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Contributions of bases to the differences of a neuron's values for sequences and for their references.</summary>
public sealed class DeepLiftResult
{
    // tangermeme's, which is for differences as such; here it grows with those above 1.
    private const double GreatestDelta = 1e-3;

    private readonly int _size;

    internal DeepLiftResult(SequenceSet sequences, int references)
    {
        _size = sequences.Length * Dna.BaseCount;
        References = references;
        Values = new float[sequences.Count];
        ReferenceValues = new float[sequences.Count * references];
        Deltas = new float[ReferenceValues.Length];
        Contributions = new float[checked(sequences.Count * _size)];
        Hypothetical = new float[Contributions.Length];
    }

    /// <summary>K, references of a sequence.</summary>
    public int References { get; }

    /// <summary>The neuron's values for the sequences, [N].</summary>
    public float[] Values { get; }

    /// <summary>Its values for the references, [N x K].</summary>
    public float[] ReferenceValues { get; }

    /// <summary>
    /// Convergence deltas, [N x K]: the difference of the values less the sum of the contributions, which rounding leaves.
    /// </summary>
    public float[] Deltas { get; }

    /// <summary>
    /// Multiplier times (input - reference), averaged over references, [N x L x 4]: what the sequence's bases add where they
    /// are, and what the references' bases take where these were.
    /// </summary>
    public float[] Contributions { get; }

    /// <summary>
    /// Hypothetical contributions, averaged over references, [N x L x 4]: what each base would add in place of the reference's,
    /// the sum over channels c of multiplier[c] (onehot(base)[c] - reference[c]), multipliers as they are. TF-MoDISco reads these
    /// (Shrikumar et al. 2018, arXiv:1811.00416).
    /// </summary>
    public float[] Hypothetical { get; }

    /// <summary>Number of convergence deltas above 1e-3, or 1e-3 of the difference where that is more than 1; tangermeme warns of such.</summary>
    public int PoorDeltas
    {
        get
        {
            int count = 0;
            for (int i = 0; i < Deltas.Length; i++)
            {
                double difference = Math.Abs((double)Values[i / References] - ReferenceValues[i]);
                // Not a number is poor, too.
                if (!(Math.Abs(Deltas[i]) <= GreatestDelta * Math.Max(1, difference)))
                    count++;
            }
            return count;
        }
    }

    /// <summary>Hypothetical contributions of a sequence, [L x 4].</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    public ReadOnlyMemory<float> HypotheticalOf(int sequence) => Of(Hypothetical, sequence);

    /// <summary>Contributions of a sequence, [L x 4].</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    public ReadOnlyMemory<float> ContributionsOf(int sequence) => Of(Contributions, sequence);

    /// <summary>
    /// One number a position: the sum of its contributions, which is the hypothetical contribution of the sequence's base. The
    /// scores of a sequence sum to its value less the mean of the references' values.
    /// </summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    /// <returns>[L].</returns>
    public float[] Scores(int sequence)
    {
        ReadOnlySpan<float> contributions = ContributionsOf(sequence).Span;
        var scores = new float[contributions.Length / Dna.BaseCount];
        for (int i = 0; i < contributions.Length; i++)
            scores[i / Dna.BaseCount] += contributions[i];
        return scores;
    }

    internal void Set(int sequence, int reference, float value, float referenceValue, double contributions)
    {
        int at = sequence * References + reference;
        Values[sequence] = value;
        ReferenceValues[at] = referenceValue;
        Deltas[at] = (float)((double)value - referenceValue - contributions);
    }

    private ReadOnlyMemory<float> Of(float[] values, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)Values.Length, nameof(sequence));
        return values.AsMemory(sequence * _size, _size);
    }
}
