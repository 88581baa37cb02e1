using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>A neuron's values for some sequences, and what each base has to do with them.</summary>
/// <param name="Values">[N].</param>
/// <param name="Attributions">[N x L x 4].</param>
public sealed record SaliencyMaps(float[] Values, float[] Attributions)
{
    /// <summary>Attributions of a sequence, [L x 4].</summary>
    /// <param name="sequence">Number of the sequence, from 0.</param>
    public ReadOnlyMemory<float> Map(int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)Values.Length, nameof(sequence));
        int size = Attributions.Length / Values.Length;
        return Attributions.AsMemory(sequence * size, size);
    }

    /// <summary>
    /// One number a position: for gradients, plain and guided, that of the sequence's own base, 0 for an N; for
    /// the methods that weigh the input, the sum of the four, which is the base's own number unless the baseline has
    /// bases too, and which makes integrated gradients sum to the difference of the values.
    /// </summary>
    /// <param name="method">The method the attributions come from.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="attributions">[L x 4].</param>
    /// <returns>[L].</returns>
    public static float[] BaseScores(
        SaliencyMethod method, ReadOnlySpan<byte> codes, ReadOnlySpan<float> attributions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(attributions.Length, codes.Length * Dna.BaseCount, nameof(attributions));
        var scores = new float[codes.Length];
        for (int position = 0; position < codes.Length; position++)
        {
            ReadOnlySpan<float> four = attributions.Slice(position * Dna.BaseCount, Dna.BaseCount);
            if (!IsGradient(method))
                scores[position] = four[0] + four[1] + four[2] + four[3];
            else if (codes[position] < Dna.BaseCount)
                scores[position] = four[codes[position]];
        }
        return scores;
    }

    /// <summary>Whether a method says something about bases that are not there: all four numbers of a position matter.</summary>
    public static bool IsGradient(SaliencyMethod method) =>
        method is SaliencyMethod.Gradient or SaliencyMethod.GuidedBackpropagation;
}
