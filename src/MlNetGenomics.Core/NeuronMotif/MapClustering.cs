using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>Splits sequences by what they send into a max-pooling: k-means on the flattened maps, weighted by activation.</summary>
/// <param name="samples">The sequences.</param>
/// <param name="pool">The pooling.</param>
/// <param name="settings">How to cluster.</param>
internal sealed class MapClustering(NeuronSamples samples, PooledMap pool, DemixSettings settings)
{
    private readonly int _width = (int)pool.Shape.Size;

    /// <summary>Splits a set.</summary>
    /// <param name="set">Numbers of the sequences.</param>
    /// <param name="count">k, parts at most.</param>
    /// <param name="random">Where random numbers come from.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The parts that hold sequences, each in the set's order.</returns>
    public IEnumerable<int[]> Split(int[] set, int count, SplittableRandom random, CancellationToken cancellation)
    {
        var means = new WeightedKMeans(_width, settings.Starts, settings.MostIterations, samples.Neuron.Threads, settings.Tolerance);
        int atOnce = (int)Math.Clamp(settings.MostNumbers / _width, count, set.Length);
        int[] learned = set;
        if (atOnce < set.Length)
        {
            learned = [.. set];
            random.Split(0).Shuffle<int>(learned);
            Array.Resize(ref learned, atOnce);
        }
        double[] weights = [.. learned.Select(i => samples.Activations[i] / samples.GreatestActivation)];
        KMeansClusters found = means.Fit(Maps(learned, cancellation), weights, count, random.Split(1), cancellation);
        int[] labels = learned == set ? found.Labels : Nearest(means, set, atOnce, found.Centres, cancellation);
        return set.Zip(labels).GroupBy(pair => pair.Second, pair => pair.First).Select(part => part.ToArray());
    }

    private int[] Nearest(
        WeightedKMeans means, int[] set, int atOnce, float[] centres, CancellationToken cancellation)
    {
        var labels = new List<int>(set.Length);
        foreach (int[] part in set.Chunk(atOnce))
        {
            var nearest = new int[part.Length];
            means.Assign(Maps(part, cancellation), centres, nearest, new double[part.Length], cancellation);
            labels.AddRange(nearest);
        }
        return [.. labels];
    }

    private float[] Maps(int[] set, CancellationToken cancellation)
    {
        int length = samples.Neuron.Length;
        var codes = new byte[checked(set.Length * length)];
        for (int i = 0; i < set.Length; i++)
            samples[set[i]].CopyTo(codes.AsSpan(i * length));
        var maps = new float[checked(set.Length * _width)];
        samples.Neuron.Maps(pool, codes, maps, cancellation);
        return maps;
    }
}
