namespace MlNetGenomics.Clustering;

/// <summary>
/// How strongly rows are neighbours, between 0 and 1: the fuzzy simplicial set of UMAP (McInnes, Healy and Melville 2018,
/// arXiv:1802.03426, algorithms 2 and 3).
/// </summary>
public static class FuzzyNeighbours
{
    private const int SearchSteps = 64;

    // A scale is not below this share of the mean distance, so that rows with many copies have neighbours at all (the
    // authors' program).
    private const double LeastScale = 1e-3;

    /// <summary>
    /// The graph: from row i the link to its neighbour j weighs exp(-max(0, d - rho) / sigma), rho the distance of the nearest
    /// row that is not a copy, sigma such that the links of i sum to log2 k; both directions v and w become one link of
    /// v + w - v w.
    /// </summary>
    public static WeightedGraph Graph(NearestNeighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        int count = neighbours.Count;
        double mean = neighbours.Distances.Length == 0 ? 0 : neighbours.Distances.Average();
        var links = new SortedDictionary<(int, int), double>();
        for (int row = 0; row < neighbours.RowCount; row++)
        {
            ReadOnlySpan<double> distances = neighbours.Distances.AsSpan(row * count, count);
            (double nearest, double scale) = Scale(distances, mean);
            for (int k = 0; k < count; k++)
            {
                int other = neighbours.Rows[row * count + k];
                double strength = Strength(distances[k], nearest, scale);
                (int, int) pair = row < other ? (row, other) : (other, row);
                links[pair] = links.TryGetValue(pair, out double reverse) ? strength + reverse - strength * reverse : strength;
            }
        }
        return WeightedGraph.Of(
            neighbours.RowCount,
            links.Where(link => link.Value > 0).Select(link => (link.Key.Item1, link.Key.Item2, link.Value)));
    }

    /// <summary>rho and sigma of a row.</summary>
    /// <param name="distances">Distances of its neighbours, rising.</param>
    /// <param name="overallMean">Mean distance of all rows' neighbours, which counts where this row has copies only.</param>
    internal static (double Nearest, double Scale) Scale(ReadOnlySpan<double> distances, double overallMean)
    {
        int first = distances.IndexOfAnyExcept(0);
        double nearest = first < 0 ? 0 : distances[first];
        double target = Math.Log2(distances.Length), low = 0, high = double.PositiveInfinity, scale = 1;
        for (int step = 0; step < SearchSteps; step++)
        {
            double sum = 0;
            foreach (double distance in distances)
                sum += Strength(distance, nearest, scale);
            if (sum > target)
                high = scale;
            else
                low = scale;
            scale = double.IsInfinity(high) ? 2 * scale : (low + high) / 2;
        }
        double mean = 0;
        foreach (double distance in distances)
            mean += distance / distances.Length;
        return (nearest, Math.Max(scale, LeastScale * (nearest > 0 ? mean : overallMean)));
    }

    private static double Strength(double distance, double nearest, double scale) =>
        distance <= nearest ? 1 : Math.Exp(-(distance - nearest) / scale);
}
