using MlNetGenomics.Kernels;

namespace MlNetGenomics.Clustering;

/// <summary>The nearest other rows of each row, by Euclidean distance: exact, every pair is compared.</summary>
/// <param name="Count">k, neighbours of a row.</param>
/// <param name="Rows">Their numbers, [n x k], the nearest first; of equally near ones the first row first.</param>
/// <param name="Distances">Their distances, [n x k].</param>
public sealed record NearestNeighbours(int Count, int[] Rows, double[] Distances)
{
    /// <summary>Number of rows.</summary>
    public int RowCount => Count == 0 ? 0 : Rows.Length / Count;

    /// <summary>Finds neighbours.</summary>
    /// <param name="rows">[n x D] row by row, all finite.</param>
    /// <param name="width">D.</param>
    /// <param name="count">k, at least 1; n - 1 where that is less.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NearestNeighbours Find(
        ReadOnlyMemory<double> rows, int width, int count, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length % width, 0, nameof(rows));
        int rowCount = rows.Length / width, kept = Math.Max(0, Math.Min(count, rowCount - 1));
        var neighbours = new int[rowCount * kept];
        var distances = new double[rowCount * kept];
        ParallelLoop.For(rowCount, threads, row =>
        {
            ReadOnlySpan<double> all = rows.Span, own = all.Slice(row * width, width);
            var squares = new double[rowCount];
            var order = new int[rowCount];
            for (int other = 0; other < rowCount; other++)
            {
                order[other] = other;
                // The row itself goes to the end.
                squares[other] = other == row ? double.PositiveInfinity : Square(own, all.Slice(other * width, width));
            }
            Array.Sort(order, (a, b) => squares[a] != squares[b] ? squares[a].CompareTo(squares[b]) : a.CompareTo(b));
            for (int k = 0; k < kept; k++)
            {
                neighbours[row * kept + k] = order[k];
                distances[row * kept + k] = Math.Sqrt(squares[order[k]]);
            }
        }, cancellation);
        return new NearestNeighbours(kept, neighbours, distances);
    }

    private static double Square(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        return sum;
    }
}
