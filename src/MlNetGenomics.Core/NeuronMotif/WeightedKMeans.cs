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
/// <param name="tolerance">
/// A start ends when the squares of the centres' ways sum to at most this times the columns' mean variance; 0 for when no row
/// changes its cluster.
/// </param>
internal sealed class WeightedKMeans(int width, int starts, int mostIterations, int threads, double tolerance = 0)
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

    /// <summary>
    /// Moves centres and rows in turn. A row's distance is only computed where bounds on it leave the nearest centre open
    /// (Hamerly 2010, doi:10.1137/1.9781611972801.12), which changes nothing but the time.
    /// </summary>
    private KMeansClusters Improve(float[] rows, double[] weights, float[] centres, CancellationToken cancellation)
    {
        int count = weights.Length, clusters = centres.Length / width;
        var labels = new int[count];
        var bounds = new KMeansBounds(count, clusters);
        ForRows(count, cancellation, i => (labels[i], bounds.Upper[i], bounds.Lower[i]) = TwoNearest(rows, i, centres));
        var sums = new double[centres.Length];
        var totals = new double[clusters];
        int[] all = [.. Enumerable.Range(0, count)];
        Shift(rows, weights, all, null, labels, sums, totals, cancellation);
        double enough = tolerance * MeanVariance(rows, weights, sums, totals, cancellation);
        for (int iteration = 0; iteration < mostIterations; iteration++)
        {
            double moved = Move(centres, sums, totals, bounds);
            bounds.Note(c => NearestCentre(centres, c));
            var before = (int[])labels.Clone();
            ForRows(count, cancellation, i =>
            {
                bounds.Widen(i, labels[i]);
                if (bounds.IsSettled(i, labels[i]))
                    return;
                bounds.Upper[i] = Math.Sqrt(SquaredDistance(Row(rows, i), Row(centres, labels[i])));
                if (!bounds.IsSettled(i, labels[i]))
                    (labels[i], bounds.Upper[i], bounds.Lower[i]) = TwoNearest(rows, i, centres);
            });
            int[] changed = [.. all.Where(i => labels[i] != before[i])];
            if (changed.Length == 0 || moved <= enough)
                break;
            Shift(rows, weights, changed, before, labels, sums, totals, cancellation);
        }
        var distances = new double[count];
        ForRows(count, cancellation, i => distances[i] = SquaredDistance(Row(rows, i), Row(centres, labels[i])));
        double inertia = 0;
        for (int i = 0; i < count; i++)
            inertia += weights[i] * distances[i];
        return new KMeansClusters(centres, labels, inertia);
    }

    /// <summary>Takes rows from the sums of their former clusters to those of their present ones.</summary>
    private void Shift(
        float[] rows,
        double[] weights,
        int[] moved,
        int[]? before,
        int[] labels,
        double[] sums,
        double[] totals,
        CancellationToken cancellation)
    {
        foreach (int i in moved)
        {
            totals[labels[i]] += weights[i];
            if (before is not null)
                totals[before[i]] -= weights[i];
        }
        // Each thread sums a few columns over all rows in order: sums do not depend on how the work is shared out.
        ParallelLoop.For((width + ColumnBlock - 1) / ColumnBlock, threads, block =>
        {
            int first = block * ColumnBlock, columns = Math.Min(ColumnBlock, width - first);
            foreach (int i in moved)
            {
                ReadOnlySpan<float> row = Row(rows, i).Slice(first, columns);
                AddTo(sums.AsSpan(labels[i] * width + first, columns), row, weights[i]);
                if (before is not null)
                    AddTo(sums.AsSpan(before[i] * width + first, columns), row, -weights[i]);
            }
        }, cancellation);
    }

    /// <summary>Moves each centre to the mean of its rows; one without rows stays. Gives the sum of the squared ways.</summary>
    private double Move(float[] centres, double[] sums, double[] totals, KMeansBounds bounds)
    {
        double moved = 0;
        for (int c = 0; c < totals.Length; c++)
        {
            double way = 0;
            for (int k = c * width; k < (c + 1) * width && totals[c] > 0; k++)
            {
                float mean = (float)(sums[k] / totals[c]);
                way += ((double)mean - centres[k]) * ((double)mean - centres[k]);
                centres[k] = mean;
            }
            bounds.Ways[c] = Math.Sqrt(way);
            moved += way;
        }
        return moved;
    }

    /// <summary>Variance of a column, on average over the columns.</summary>
    private double MeanVariance(
        float[] rows, double[] weights, double[] sums, double[] totals, CancellationToken cancellation)
    {
        var squares = new double[weights.Length];
        var origin = new float[width];
        ForRows(weights.Length, cancellation, i => squares[i] = weights[i] * SquaredDistance(Row(rows, i), origin));
        double total = totals.Sum(), variance = squares.Sum() / total;
        for (int k = 0; k < width; k++)
        {
            double mean = 0;
            for (int c = 0; c < totals.Length; c++)
                mean += sums[c * width + k] / total;
            variance -= mean * mean;
        }
        return variance / width;
    }

    /// <summary>The nearest centre, the first of equally near ones, and the distances of it and of the next.</summary>
    private (int Label, double Nearest, double Next) TwoNearest(float[] rows, int row, float[] centres)
    {
        (int label, double least, double second) = (0, double.PositiveInfinity, double.PositiveInfinity);
        for (int c = 0; c < centres.Length / width; c++)
        {
            double distance = SquaredDistance(Row(rows, row), Row(centres, c));
            if (distance < least)
                (label, least, second) = (c, distance, least);
            else if (distance < second)
                second = distance;
        }
        return (label, Math.Sqrt(least), Math.Sqrt(second));
    }

    private double NearestCentre(float[] centres, int centre)
    {
        double least = double.PositiveInfinity;
        for (int c = 0; c < centres.Length / width; c++)
        {
            if (c != centre)
                least = Math.Min(least, SquaredDistance(Row(centres, c), Row(centres, centre)));
        }
        return Math.Sqrt(least);
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
