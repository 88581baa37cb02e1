using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Finds sequences that activate a neuron: tries all where the neuron sees few bases, else searches. Depends on the seed
/// only, not on the number of threads. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, "Demixing Multifaceted CN".)
/// </summary>
public static class ActivationSampler
{
    // Sequences tried at a time.
    private const int BlockSize = 1 << 15;

    /// <summary>Finds sequences.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="settings">How to search; null for the paper's.</param>
    /// <param name="previous">Modules of the neurons of the convolution before, which seed the search; null for none.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The sequences; none of a dead neuron.</returns>
    /// <exception cref="GenomicsException">A setting is out of range, or modules are not those of the convolution before.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NeuronSamples Sample(
        NeuronSubstructure neuron,
        SamplingSettings? settings = null,
        IReadOnlyList<NeuronModules>? previous = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        settings ??= SamplingSettings.Paper;
        settings.Validate();
        SeedSites? sites = SeedSites.Of(neuron, previous ?? []);
        if (neuron.Length <= settings.MostEnumerated)
            return Enumerate(neuron, cancellation);
        var random = new SplittableRandom(settings.Seed);
        byte[] seeds = Seeds(neuron.Length, settings.SizeFor(neuron.Length), sites, random.Split(0));
        return new ActivationSearch(neuron, settings, random.Split(1)).Run(seeds, cancellation);
    }

    private static NeuronSamples Enumerate(NeuronSubstructure neuron, CancellationToken cancellation)
    {
        int length = neuron.Length, count = 1 << (2 * length);
        var codes = new List<byte>();
        var activations = new List<float>();
        for (int first = 0; first < count; first += BlockSize)
        {
            int number = Math.Min(BlockSize, count - first);
            var block = new byte[number * length];
            for (int i = 0; i < block.Length; i++)
                block[i] = (byte)((first + i / length) >> (2 * (length - 1 - i % length)) & 3);
            var values = new float[number];
            neuron.Activations(block, values, cancellation);
            for (int i = 0; i < number; i++)
            {
                if (!(values[i] > 0) || !float.IsFinite(values[i]))
                    continue;
                codes.AddRange(block.AsSpan(i * length, length));
                activations.Add(values[i]);
            }
        }
        return new NeuronSamples(neuron, [.. codes], [.. activations], activations.DefaultIfEmpty(0).Max());
    }

    private static byte[] Seeds(int length, int count, SeedSites? sites, SplittableRandom random)
    {
        var codes = new byte[count * length];
        foreach (ref byte code in codes.AsSpan())
            code = (byte)random.NextInt(4);
        for (int i = 0; i < count; i++)
            sites?.Paste(codes.AsSpan(i * length, length), random);
        return codes;
    }
}
