namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Positions of a track, from <see cref="Start"/> up to but not including <see cref="End"/>.</summary>
/// <param name="Start">First position.</param>
/// <param name="End">Position after the last.</param>
internal readonly record struct ChangedRange(int Start, int End)
{
    /// <summary>Number of positions.</summary>
    public int Count => End - Start;

    /// <summary>Whether a position is one of them.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>
    /// Positions of windows that hold any of these positions: window q starts at q stride - before.
    /// </summary>
    /// <param name="span">Positions from the first to the last of a window, both counted.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <param name="before">Positions that window 0 lies before position 0.</param>
    /// <param name="windows">Number of windows.</param>
    public ChangedRange Windows(int span, int stride, int before, int windows)
    {
        if (Count == 0)
            return default;
        int first = Math.Max(0, CeilingOfRatio(Start + before - span + 1, stride));
        int end = Math.Min(windows, (End - 1 + before) / stride + 1);
        return end > first ? new ChangedRange(first, end) : default;
    }

    /// <summary>The least range that holds this one and another.</summary>
    public ChangedRange Hull(ChangedRange other)
    {
        if (Count == 0)
            return other;
        return other.Count == 0
            ? this
            : new ChangedRange(Math.Min(Start, other.Start), Math.Max(End, other.End));
    }

    /// <summary>The same positions counted from the other end.</summary>
    public ChangedRange Mirror(int positions) => Count == 0 ? this : new ChangedRange(positions - End, positions - Start);

    /// <summary>The range moved to the right.</summary>
    public ChangedRange Shift(int by) => Count == 0 ? this : new ChangedRange(Start + by, End + by);

    /// <summary>The least whole number not below a / b; b is positive.</summary>
    public static int CeilingOfRatio(int a, int b) => a > 0 ? (a + b - 1) / b : -(-a / b);
}
