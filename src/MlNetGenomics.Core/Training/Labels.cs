using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>Checks and transforms labels.</summary>
public static class Labels
{
    /// <summary>Labels on the scale that a model is trained on.</summary>
    /// <param name="labels">One label a sequence.</param>
    /// <param name="sequences">The sequences, for their number and names.</param>
    /// <param name="transform">The transform.</param>
    /// <exception cref="GenomicsException">
    /// The numbers of labels and sequences differ, a label is not finite, or, for
    /// <see cref="LabelTransform.Log2"/>, not positive; names the record.
    /// </exception>
    public static float[] Transform(ReadOnlySpan<float> labels, SequenceSet sequences, LabelTransform transform)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (labels.Length != sequences.Count)
            throw new GenomicsException($"{labels.Length} labels for {sequences.Count} sequences");
        var targets = new float[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            float label = labels[i];
            if (!float.IsFinite(label))
                throw new GenomicsException($"label {i + 1} ({sequences.Names[i]}) is not a finite number");
            if (transform == LabelTransform.Log2 && label <= 0)
            {
                throw new GenomicsException(FormattableString.Invariant(
                    $"label {i + 1} ({sequences.Names[i]}) is {label}: log2 needs positive labels"));
            }
            targets[i] = transform == LabelTransform.Log2 ? (float)Math.Log2(label) : label;
        }
        return targets;
    }
}
