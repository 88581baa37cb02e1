using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Finds where in a genome neurons are activated most.</summary>
public static class NeuronSites
{
    // Bases of windows that are read before they are worked on.
    private const int BatchLength = 1 << 20;

    /// <summary>Finds the sites that activate neurons most, one in each window at most.</summary>
    /// <param name="slider">The neurons.</param>
    /// <param name="windows">Windows of any lengths; nothing is found in one that is shorter than a neuron sees.</param>
    /// <param name="settings">How many, and what must be around them.</param>
    /// <param name="lengthOf">
    /// Bases of a chromosome, null where that is not known: what is around a site must lie on the chromosome.
    /// </param>
    /// <param name="progress">Receives the number of windows done.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>For each neuron its sites, the best first; none of a neuron that no window activates.</returns>
    /// <exception cref="GenomicsException">A setting is out of range, or a window cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<IReadOnlyList<NeuronSite>> Find(
        NeuronSlider slider,
        IEnumerable<GenomeWindow> windows,
        FootprintSettings settings,
        Func<string, long?>? lengthOf = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(slider);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        BestSites[] sites = [.. slider.Channels.Select(_ => new BestSites(settings.SiteCount))];
        var batch = new List<GenomeWindow>();
        long bases = 0;
        int done = 0;
        foreach (GenomeWindow window in windows)
        {
            batch.Add(window);
            bases += window.Codes.Length;
            if (bases >= BatchLength)
                Work();
        }
        Work();
        return [.. sites.Select(best => best.InOrder())];

        void Work()
        {
            Add(slider, batch, sites, settings.Flank, lengthOf, cancellation);
            done += batch.Count;
            progress?.Report(done);
            batch.Clear();
            bases = 0;
        }
    }

    private static void Add(
        NeuronSlider slider,
        List<GenomeWindow> batch,
        BestSites[] sites,
        int flank,
        Func<string, long?>? lengthOf,
        CancellationToken cancellation)
    {
        int neurons = sites.Length;
        long?[] lengths = [.. batch.Select(window => lengthOf?.Invoke(window.Place.Chromosome))];
        var starts = new int[batch.Count * neurons];
        var best = new float[batch.Count * neurons];
        slider.Slide(
            [.. batch.Select(window => window.Codes)],
            (window, start, activations) =>
            {
                GenomicInterval place = batch[window].Place.Part(start, start + slider.Width);
                if (place.Start < flank || place.End + flank > (lengths[window] ?? long.MaxValue))
                    return;
                for (int n = 0; n < activations.Length; n++)
                {
                    int at = window * neurons + n;
                    if (activations[n] > best[at])
                        (best[at], starts[at]) = (activations[n], start);
                }
            },
            cancellation);
        for (int at = 0; at < best.Length; at++)
        {
            if (best[at] > 0)
            {
                GenomeWindow window = batch[at / neurons];
                sites[at % neurons].Offer(
                    window.Place.Part(starts[at], starts[at] + slider.Width),
                    window.Codes.AsSpan(starts[at], slider.Width),
                    best[at]);
            }
        }
    }
}
