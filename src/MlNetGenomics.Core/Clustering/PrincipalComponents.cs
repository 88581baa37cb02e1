using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Clustering;

/// <summary>
/// Principal components: the directions in which rows vary most (Pearson 1901; Hotelling 1933). The eigenvectors of the
/// covariance matrix come from Math.NET Numerics; of each its largest number is positive, so that signs do not depend on how
/// they were found.
/// </summary>
/// <param name="Count">K, number of components.</param>
/// <param name="Scores">Rows in the components' coordinates, [n x K] row by row, centred.</param>
/// <param name="Directions">The components, [K x D] row by row, of length 1.</param>
/// <param name="Variances">Variance (over n - 1) along each, falling, [K].</param>
/// <param name="TotalVariance">Variance of the rows in all.</param>
public sealed record PrincipalComponents(
    int Count, double[] Scores, double[] Directions, double[] Variances, double TotalVariance)
{
    /// <summary>Share of the variance that the components hold; 0 where nothing varies.</summary>
    public double Explained => TotalVariance > 0 ? Variances.Sum() / TotalVariance : 0;

    /// <summary>Finds the components. Time grows with n D^2 and D^3, memory with D^2.</summary>
    /// <param name="rows">[n x D] row by row, two rows or more, all finite.</param>
    /// <param name="width">D.</param>
    /// <param name="count">Most components; as many as columns, or as rows less one, where those are fewer.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static PrincipalComponents Of(
        ReadOnlyMemory<double> rows, int width, int count, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length % width, 0, nameof(rows));
        int rowCount = rows.Length / width;
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, 2, nameof(rows));
        double[] centred = Centre(rows.Span, width, rowCount);
        double[] covariance = Covariance(centred, width, rowCount, threads, cancellation);
        double total = Enumerable.Range(0, width).Sum(column => covariance[column * width + column]);
        Evd<double> found = Matrix<double>.Build.Dense(width, width, covariance).Evd(Symmetricity.Symmetric);
        int kept = Math.Min(count, Math.Min(width, rowCount - 1));
        var directions = new double[kept * width];
        var variances = new double[kept];
        for (int k = 0; k < kept; k++)
        {
            // Eigenvalues come in rising order.
            int column = width - 1 - k;
            variances[k] = Math.Max(0, found.EigenValues[column].Real);
            double[] vector = found.EigenVectors.Column(column).ToArray();
            double sign = Math.Sign(vector.MaxBy(Math.Abs));
            for (int i = 0; i < width; i++)
                directions[k * width + i] = sign * vector[i];
        }
        var scores = new double[rowCount * kept];
        ParallelLoop.For(rowCount, threads, row =>
        {
            for (int k = 0; k < kept; k++)
            {
                scores[row * kept + k] = Dot(
                    centred.AsSpan(row * width, width), directions.AsSpan(k * width, width));
            }
        }, cancellation);
        return new PrincipalComponents(kept, scores, directions, variances, total);
    }

    private static double[] Centre(ReadOnlySpan<double> rows, int width, int rowCount)
    {
        var means = new double[width];
        for (int i = 0; i < rows.Length; i++)
            means[i % width] += rows[i] / rowCount;
        var centred = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            centred[i] = rows[i] - means[i % width];
        return centred;
    }

    private static double[] Covariance(
        double[] centred, int width, int rowCount, int threads, CancellationToken cancellation)
    {
        var covariance = new double[width * width];
        ParallelLoop.For(width, threads, column =>
        {
            Span<double> own = covariance.AsSpan(column * width, width);
            for (int row = 0; row < rowCount; row++)
            {
                double value = centred[row * width + column] / (rowCount - 1);
                ReadOnlySpan<double> others = centred.AsSpan(row * width, width);
                for (int other = 0; other < width; other++)
                    own[other] += value * others[other];
            }
        }, cancellation);
        return covariance;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }
}
