using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Addresses of the windows that a product reads and of the rows that it writes: one pair for each
/// position of each sequence that is written.
/// </summary>
/// <param name="From">Features that are read.</param>
/// <param name="To">Features that are written.</param>
/// <param name="Sequences">Sequences at hand.</param>
/// <param name="Stride">Positions from one window to the next.</param>
/// <param name="First">Position where the first window starts; negative within the zeros before.</param>
internal readonly unsafe record struct WindowReader(
    FeatureBuffer From, FeatureBuffer To, int Sequences, int Stride, int First)
{
    /// <summary>Pairs in all.</summary>
    public int Count => checked(Sequences * To.Shape.Positions);

    /// <summary>
    /// Writes the addresses of some pairs; the last is repeated up to a whole tile of rows.
    /// </summary>
    /// <param name="firstRow">First pair.</param>
    /// <param name="count">Pairs, 1 or more.</param>
    /// <param name="inputs">Receives addresses of windows; room for whole tiles.</param>
    /// <param name="outputs">Receives addresses of output rows.</param>
    public void Read(int firstRow, int count, nint* inputs, nint* outputs)
    {
        int positions = To.Shape.Positions;
        int sequence = firstRow / positions;
        int position = firstRow % positions;
        int i = 0;
        for (; i < count; i++)
        {
            inputs[i] = (nint)From.Row(sequence, First + position * Stride);
            outputs[i] = (nint)To.Row(sequence, position);
            if (++position == positions)
                (sequence, position) = (sequence + 1, 0);
        }
        for (; i % MatrixTile.Rows != 0; i++)
            (inputs[i], outputs[i]) = (inputs[i - 1], outputs[i - 1]);
    }
}
