using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>
/// DeepLIFT with the rescale rule (Shrikumar, Greenside and Kundaje 2017, arXiv:1704.02685): attributes the difference of a
/// neuron's values for a sequence and for a reference to the bases in which they differ, averaged over references
/// (Lundberg and Lee 2017, arXiv:1705.07874). Contributions sum to the difference.
/// </summary>
/// <remarks>
/// Multipliers m pass back through linear layers, batch normalization as in scoring, both strands and residuals as gradients do,
/// and through activations, max-pooling and the larger of two strands by the rules of Captum and tangermeme: of an activation
/// the quotient of the differences of what comes out and goes in, or its slope where what goes in differs by less than 1e-6; of
/// a maximum its rise to the place where it lies, or its fall to the place where the reference's lies.
/// </remarks>
public static class DeepLift
{
    /// <summary>Contributions of each base of each sequence.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length; all their attributions are in memory at once.</param>
    /// <param name="target">The neuron; see <see cref="Saliency.OutputNeuron"/> for a task's.</param>
    /// <param name="references">What sequences are compared with; null for 20 shuffles each.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">
    /// There is no such neuron, or a sequence or reference has another length.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DeepLiftResult Compute(
        NetworkScorer scorer,
        SequenceSet sequences,
        Neuron target,
        InputReferences? references = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        scorer.RequireLength(sequences);
        references ??= InputReferences.Shuffles();
        references.RequireLength(sequences.Length);
        int size = sequences.Length * Dna.BaseCount;
        int parts = NetworkComparison.PartCount(references.Count);
        var result = new DeepLiftResult(sequences, references.Count);
        // Each part of a sequence's references has sums of its own, so that these do not depend on who comes first.
        var contributions = new float[checked(sequences.Count * parts * size)];
        var hypothetical = new float[contributions.Length];
        var encoder = new OneHotEncoder();
        int done = 0;
        scorer.Comparison(target.Layer).Run(
            sequences.Count,
            references.Count,
            (sequence, reference, input) =>
            {
                if (reference < 0)
                    encoder.Encode(sequences[sequence], sequences.Length, input);
                else
                    references.Write(sequences[sequence], reference, input);
            },
            target,
            difference =>
            {
                int first = (difference.Sequence * parts + difference.Part) * size;
                double sum = Add(difference, contributions.AsSpan(first, size), hypothetical.AsSpan(first, size));
                result.Set(difference.Sequence, difference.Reference, difference.Value, difference.ReferenceValue, sum);
                if (difference.Reference == references.Count - 1)
                    progress?.Report(Interlocked.Increment(ref done));
            },
            cancellation);
        Average(contributions, parts, references.Count, size, result.Contributions);
        Average(hypothetical, parts, references.Count, size, result.Hypothetical);
        return result;
    }

    /// <summary>Adds what a comparison says of each base; returns the sum of the contributions.</summary>
    private static double Add(NetworkDifference difference, Span<float> contributions, Span<float> hypothetical)
    {
        double sum = 0;
        for (int row = 0; row < contributions.Length; row += Dna.BaseCount)
        {
            // What the reference's own bases weigh: another base's contribution is that it comes and these go.
            float reference = 0;
            for (int i = row; i < row + Dna.BaseCount; i++)
            {
                float own = difference.Multipliers[i] * difference.ReferenceInput[i];
                reference += own;
                float contribution = difference.Multipliers[i] * difference.Input[i] - own;
                contributions[i] += contribution;
                sum += contribution;
            }
            for (int i = row; i < row + Dna.BaseCount; i++)
                hypothetical[i] += difference.Multipliers[i] - reference;
        }
        return sum;
    }

    private static void Average(float[] sums, int parts, int references, int size, float[] means)
    {
        for (int i = 0; i < means.Length; i++)
        {
            (int sequence, int at) = Math.DivRem(i, size);
            float sum = 0;
            for (int part = 0; part < parts; part++)
                sum += sums[(sequence * parts + part) * size + at];
            means[i] = sum / references;
        }
    }
}
