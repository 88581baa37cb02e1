namespace MlNetGenomics.Kernels;

/// <summary>Minima of vectors over the windows that start at each of them.</summary>
internal static unsafe class SlidingMinimum<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// Least of each vector and those after it, lane by lane: over runs of one vector, then of two, four, and so on, and at
    /// last over two runs that overlap.
    /// </summary>
    /// <param name="source">Vectors, [count].</param>
    /// <param name="target">Receives the minima, [count]; not the source.</param>
    /// <param name="count">Count of vectors, 1 or more.</param>
    /// <param name="width">Vectors of a window, 1 or more; a window over the end has those that there are.</param>
    public static void Run(float* source, float* target, int count, int width)
    {
        int lanes = TLanes.Count;
        nint size = (nint)count * lanes;
        if (width == 1)
            new Span<float>(source, (int)size).CopyTo(new Span<float>(target, (int)size));
        for (int run = 1; run < width;)
        {
            int step = Math.Min(run, width - run);
            nint far = (nint)step * lanes;
            nint at = 0;
            for (; at < size - far; at += lanes)
                TLanes.Store(TLanes.Min(TLanes.Load(source + at), TLanes.Load(source + at + far)), target + at);
            TLanes end = TLanes.Load(source + size - lanes);
            for (; at < size; at += lanes)
                TLanes.Store(TLanes.Min(TLanes.Load(source + at), end), target + at);
            source = target;
            run += step;
        }
    }
}
