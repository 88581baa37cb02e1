using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>What a layer gives for some sequences.</summary>
/// <param name="Values">[N x strands x P x C], channels fastest.</param>
/// <param name="Count">N, number of sequences.</param>
/// <param name="Strands">2 for a layer that runs on both strands, the sequence first, else 1.</param>
/// <param name="Shape">P positions of C channels.</param>
public sealed record FeatureMaps(float[] Values, int Count, int Strands, FeatureShape Shape)
{
    /// <summary>The map of a sequence, [P x C].</summary>
    /// <param name="sequence">Number of the sequence.</param>
    /// <param name="strand">0, or 1 for its reverse complement.</param>
    public ReadOnlySpan<float> Map(int sequence, int strand = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)Count, nameof(sequence));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)strand, (uint)Strands, nameof(strand));
        int size = (int)Shape.Size;
        return Values.AsSpan((sequence * Strands + strand) * size, size);
    }
}
