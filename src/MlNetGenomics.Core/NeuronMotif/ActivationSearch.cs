using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// The genetic search for sequences that activate a neuron: in each generation sequences are redrawn along the gradient,
/// then the best, shifts of them, and crosses of what fitness has drawn make the next. It works on the values before the
/// last activation function, as behind a ReLU there is no slope to follow where the neuron is silent. (Wei et al. 2023,
/// doi:10.1073/pnas.2216698120, Methods, "Seed sequence optimization".)
/// </summary>
/// <param name="neuron">The neuron.</param>
/// <param name="settings">How long to search, and what to keep.</param>
/// <param name="random">Where random numbers come from.</param>
internal sealed class ActivationSearch(NeuronSubstructure neuron, SamplingSettings settings, SplittableRandom random)
{
    // One in so many of a generation are kept as they are.
    private const int EliteShare = 10;

    // Sequences redrawn at a time.
    private const int BlockSize = 64;

    private int Length => neuron.Length;

    /// <summary>Searches.</summary>
    /// <param name="seeds">The first generation, [S x N].</param>
    /// <param name="cancellation">Stops early.</param>
    public NeuronSamples Run(byte[] seeds, CancellationToken cancellation)
    {
        var samples = new SampleSet(neuron, settings);
        byte[] codes = seeds;
        double best = double.NegativeInfinity;
        for (int generation = 1, stale = 0; generation <= settings.MostGenerations && stale < settings.Patience; generation++)
        {
            SplittableRandom draws = random.Split(generation);
            NeuronGradients gradients = neuron.Gradients(codes, cancellation);
            samples.Add(codes, gradients.Values);
            codes = Redraw(codes, gradients.Gradients, draws.Split(0));
            var responses = new float[gradients.Values.Length];
            neuron.Responses(codes, responses, cancellation);
            samples.Add(codes, responses);
            samples.Thin(draws.Split(1));
            double mean = responses.Average(response => (double)response);
            stale = mean > best ? 0 : stale + 1;
            best = Math.Max(best, mean);
            codes = Breed(codes, responses, draws.Split(2));
        }
        return samples.ToSamples();
    }

    /// <summary>Draws every position anew, with probabilities proportional to max(0, one-hot base + gradient).</summary>
    internal byte[] Redraw(byte[] codes, float[] gradients, SplittableRandom draws)
    {
        var redrawn = new byte[codes.Length];
        int count = codes.Length / Length;
        ParallelLoop.For((count + BlockSize - 1) / BlockSize, neuron.Threads, block =>
        {
            Span<double> chances = stackalloc double[Dna.BaseCount];
            for (int i = block * BlockSize; i < Math.Min(count, (block + 1) * BlockSize); i++)
            {
                SplittableRandom own = draws.Split(i);
                for (int at = i * Length; at < (i + 1) * Length; at++)
                {
                    double sum = 0;
                    for (int b = 0; b < Dna.BaseCount; b++)
                        sum += chances[b] = Math.Max(0, (codes[at] == b ? 1 : 0) + gradients[at * Dna.BaseCount + b]);
                    redrawn[at] = sum > 0 && double.IsFinite(sum) ? (byte)own.NextIndex(chances) : codes[at];
                }
            }
        });
        return redrawn;
    }

    /// <summary>The next generation.</summary>
    internal byte[] Breed(byte[] codes, float[] responses, SplittableRandom draws)
    {
        int count = responses.Length, elites = count / EliteShare;
        int[] order = [.. Enumerable.Range(0, count).OrderByDescending(i => responses[i])];
        var next = new byte[codes.Length];
        int made = 0;
        foreach (int i in order.Take(elites))
            Of(codes, i).CopyTo(Of(next, made++));
        // Behind poolings, a sequence that is shifted by less than they move activates the neuron just as well.
        bool isPooled = neuron.PoolingStep > 1;
        foreach (int i in order.Take(elites))
        {
            Rotate(Of(codes, i), Of(next, made++), Distance());
            if (isPooled)
                Rotate(Of(codes, i), Of(next, made++), Length - Distance());
        }
        double[] sums = Sums(responses);
        for (; made < count; made += 2)
        {
            ReadOnlySpan<byte> first = Of(codes, Spin(sums, draws)), second = Of(codes, Spin(sums, draws));
            int point = 1 + draws.NextInt(Length - 1);
            Cross(first, second, point, Of(next, made));
            if (made + 1 < count)
                Cross(second, first, point, Of(next, made + 1));
        }
        return next;

        int Distance() => (isPooled ? 1 + draws.NextInt(neuron.PoolingStep - 1) : 1) % Length;
    }

    private Span<byte> Of(byte[] codes, int sequence) => codes.AsSpan(sequence * Length, Length);

    private static void Rotate(ReadOnlySpan<byte> from, Span<byte> to, int distance)
    {
        from[..^distance].CopyTo(to[distance..]);
        from[^distance..].CopyTo(to);
    }

    private static void Cross(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int point, Span<byte> to)
    {
        first[..point].CopyTo(to);
        second[point..].CopyTo(to[point..]);
    }

    /// <summary>Running sums of fitness: v + 1 from 0 on, e^v below.</summary>
    private static double[] Sums(float[] responses)
    {
        var sums = new double[responses.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double value = responses[i];
            if (double.IsFinite(value))
                sum += value >= 0 ? value + 1 : Math.Exp(value);
            sums[i] = sum;
        }
        return sums;
    }

    /// <summary>The roulette wheel.</summary>
    private static int Spin(double[] sums, SplittableRandom draws)
    {
        double drawn = draws.NextDouble() * sums[^1];
        int low = 0, high = sums.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sums[middle] > drawn)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
