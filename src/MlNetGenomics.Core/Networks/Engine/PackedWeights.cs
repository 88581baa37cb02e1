using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A matrix in the order in which a matrix product reads it: panels of up to two vectors of columns, each panel row by
/// row. Columns are filled up with zeros to whole vectors.
/// </summary>
internal sealed unsafe class PackedWeights<TLanes> where TLanes : struct, ILanes<TLanes>
{
    private readonly AlignedBuffer _numbers;

    /// <summary>Room for a matrix.</summary>
    public PackedWeights(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _numbers = new AlignedBuffer(checked(rows * PaddedColumns));
    }

    /// <summary>Rows: what is summed over.</summary>
    public int Rows { get; }

    /// <summary>Columns: what comes out.</summary>
    public int Columns { get; }

    /// <summary>Columns of a full panel.</summary>
    public static int PanelWidth => MatrixTile.MostVectors * TLanes.Count;

    /// <summary>Number of panels.</summary>
    public int Panels => (PaddedColumns + PanelWidth - 1) / PanelWidth;

    private int PaddedColumns => (Columns + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    /// <summary>Columns of a panel, filled up.</summary>
    public int Width(int panel) => Math.Min(PanelWidth, PaddedColumns - panel * PanelWidth);

    /// <summary>Address of a panel.</summary>
    public float* Panel(int panel) => _numbers.Pointer + (nint)panel * PanelWidth * Rows;

    /// <summary>Fills one panel from a matrix [rows x columns].</summary>
    public void Pack(int panel, ReadOnlySpan<float> matrix)
    {
        int first = panel * PanelWidth;
        int width = Width(panel);
        int count = Math.Min(width, Columns - first);
        float* to = Panel(panel);
        for (int row = 0; row < Rows; row++, to += width)
            matrix.Slice(row * Columns + first, count).CopyTo(new Span<float>(to, width));
    }

    /// <summary>
    /// Fills one panel of the matrix that runs a convolution backward: from [taps x columns x depth], row
    /// (tap, d) and column c get the number at (taps - 1 - tap, c, d).
    /// </summary>
    public void PackReversed(int panel, ReadOnlySpan<float> matrix, int taps, int depth)
    {
        int first = panel * PanelWidth;
        int width = Width(panel);
        int count = Math.Min(width, Columns - first);
        float* to = Panel(panel);
        for (int tap = 0; tap < taps; tap++)
        {
            ReadOnlySpan<float> block = matrix.Slice((taps - 1 - tap) * Columns * depth, Columns * depth);
            for (int column = 0; column < count; column++)
            {
                ReadOnlySpan<float> row = block.Slice((first + column) * depth, depth);
                float* target = to + (nint)tap * depth * width + column;
                for (int d = 0; d < depth; d++, target += width)
                    *target = row[d];
            }
        }
    }
}
