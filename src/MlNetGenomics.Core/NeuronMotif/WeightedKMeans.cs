using System.Numerics;
using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// K-means with a weight a row (Lloyd 1982, doi:10.1109/TIT.1982.1056489), started by k-means++ (Arthur and Vassilvitskii
/// 2007, "k-means++: the advantages of careful seeding"), the best of several starts. Results do not depend on the number
/// of threads.
/// </summary>
/// <param name="width">D, numbers of a row.</param>
/// <param name="starts">Starts; 1 or more.</param>
/// <param name="mostIterations">Iterations of a start at most; 1 or more.</param>
/// <param name="threads">Threads; 0 for one a processor.</param>
internal sealed class WeightedKMeans(int width, int starts, int mostIterations, int threads)
{
    // Rows, and columns, that a thread takes at a time.
    private const int RowBlock = 512;
    private const int ColumnBlock = 256;

    /// <summary>Finds clusters.</summary>
    /// <param name="rows">[n x D].</param>
    /// <param name="weights">[n], 0 or more, some positive.</param>
    /// <param name="count">k, clusters at most; 1 to n.</param>
    /// <param name="random">Where the starts come from.</param>
    /// <param name="cancellation">Stops between iterations.</param>
    public KMeansClusters Fit(
        float[] rows, double[] weights, int count, SplittableRandom random, CancellationToken cancellation = default)
    {
        KMeansClusters? best = null;
        for (int start = 0; start < starts; start++)
        {
            float[] centres = Start(rows, weights, count, random.Split(start), cancellation);
            KMeansClusters found = Improve(rows, weights, centres, cancellation);
            if (best is null || found.Inertia < best.Inertia)
                best = found;
        }
        return best!;
    }

    /// <summary>Number of the nearest centre of each row, the first of equally near ones.</summary>
    /// <param name="rows">[n x D].</param>
    /// <param name="centres">[k x D].</param>
    /// <param name="labels">Receives n numbers.</param>
    /// <param name="distances">Receives n squared distances.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Assign(
        float[] rows, float[] centres, int[] labels, double[] distances, CancellationToken cancellation = default)
    {
        int clusters = centres.Length / width;
        ForRows(labels.Length, cancellation, i =>
        {
            distances[i] = double.PositiveInfinity;
            for (int c = 0; c < clusters; c++)
            {
                double distance = SquaredDistance(Row(rows, i), Row(centres, c));
                if (distance < distances[i])
                    (labels[i], distances[i]) = (c, distance);
            }
        });
    }

    private float[] Start(
        float[] rows, double[] weights, int count, SplittableRandom random, CancellationToken cancellation)
    {
        var centres = new List<float>();
        var chances = (double[])weights.Clone();
        var nearest = new double[weights.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        // Rows that are all on a centre leave nothing for a further one to gain.
        while (centres.Count < count * width && chances.Any(chance => chance > 0))
        {
            float[] centre = Row(rows, random.NextIndex(chances)).ToArray();
            centres.AddRange(centre);
            ForRows(weights.Length, cancellation, i =>
            {
                nearest[i] = Math.Min(nearest[i], SquaredDistance(Row(rows, i), centre));
                chances[i] = weights[i] * nearest[i];
            });
        }
        return [.. centres];
    }

    private KMeansClusters Improve(float[] rows, double[] weights, float[] centres, CancellationToken cancellation)
    {
        var labels = new int[weights.Length];
        var distances = new double[weights.Length];
        Assign(rows, centres, labels, distances, cancellation);
        for (int iteration = 0; iteration < mostIterations; iteration++)
        {
            Move(rows, weights, labels, centres, cancellation);
            var before = (int[])labels.Clone();
            Assign(rows, centres, labels, distances, cancellation);
            if (labels.AsSpan().SequenceEqual(before))
                break;
        }
        double inertia = 0;
        for (int i = 0; i < distances.Length; i++)
            inertia += weights[i] * distances[i];
        return new KMeansClusters(centres, labels, inertia);
    }

    /// <summary>Moves each centre to the mean of its rows; one without rows stays.</summary>
    private void Move(float[] rows, double[] weights, int[] labels, float[] centres, CancellationToken cancellation)
    {
        int clusters = centres.Length / width;
        var totals = new double[clusters];
        for (int i = 0; i < labels.Length; i++)
            totals[labels[i]] += weights[i];
        // Each thread sums a few columns over all rows in order: sums do not depend on how the work is shared out.
        ParallelLoop.For((width + ColumnBlock - 1) / ColumnBlock, threads, block =>
        {
            int first = block * ColumnBlock, columns = Math.Min(ColumnBlock, width - first);
            var sums = new double[clusters * columns];
            for (int i = 0; i < labels.Length; i++)
                AddTo(sums.AsSpan(labels[i] * columns, columns), Row(rows, i).Slice(first, columns), weights[i]);
            for (int c = 0; c < clusters; c++)
            {
                for (int k = 0; k < columns && totals[c] > 0; k++)
                    centres[c * width + first + k] = (float)(sums[c * columns + k] / totals[c]);
            }
        }, cancellation);
    }

    private static void AddTo(Span<double> sums, ReadOnlySpan<float> row, double weight)
    {
        for (int k = 0; k < row.Length; k++)
            sums[k] += weight * row[k];
    }

    private ReadOnlySpan<float> Row(float[] rows, int index) =>
        MemoryMarshal.CreateReadOnlySpan(ref rows[(nint)index * width], width);

    private static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sums = Vector<float>.Zero;
        int k = 0;
        for (; k <= x.Length - Vector<float>.Count; k += Vector<float>.Count)
        {
            Vector<float> difference = new Vector<float>(x[k..]) - new Vector<float>(y[k..]);
            sums += difference * difference;
        }
        double sum = Vector.Sum(sums);
        for (; k < x.Length; k++)
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        return sum;
    }

    private void ForRows(int count, CancellationToken cancellation, Action<int> action) =>
        ParallelLoop.For((count + RowBlock - 1) / RowBlock, threads, block =>
        {
            for (int i = block * RowBlock; i < Math.Min(count, (block + 1) * RowBlock); i++)
                action(i);
        }, cancellation);
}
