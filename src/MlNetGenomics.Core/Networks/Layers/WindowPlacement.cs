namespace MlNetGenomics.Networks.Layers;

/// <summary>Where windows that move along a track lie, for convolution and pooling alike.</summary>
internal static class WindowPlacement
{
    /// <summary>Windows that fit; fails where not one does.</summary>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="positions">Positions of the track.</param>
    /// <param name="span">Positions from the first to the last of a window, both counted.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <exception cref="GenomicsException">The window is wider than the track.</exception>
    public static int Count(Padding padding, int positions, int span, int stride)
    {
        if (padding == Padding.Same)
            return (positions - 1) / stride + 1;
        if (span > positions)
            throw new GenomicsException($"its window of {span} positions is wider than its input of {positions}");
        return (positions - span) / stride + 1;
    }

    /// <summary>Positions that the first window lies before position 0.</summary>
    public static int PaddingBefore(Padding padding, int positions, int span, int stride)
    {
        if (padding == Padding.Valid)
            return 0;
        int outputs = (positions - 1) / stride + 1;
        return (int)(Math.Max(0, (outputs - 1L) * stride + span - positions) / 2);
    }
}
