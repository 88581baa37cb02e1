using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Makes data like those of a massively parallel reporter assay whose truth is known: random sequences
/// with planted motifs, and activity = baseline + sum over the sites of their motif's effect + noise.
/// </summary>
public static class PlantedMotifSimulator
{
    /// <summary>Makes the data; equal settings make equal data.</summary>
    /// <exception cref="GenomicsException">The settings make no data.</exception>
    public static PlantedMotifData Run(PlantedMotifSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var random = new SplittableRandom(settings.Seed);
        var sequences = new SequenceSetBuilder();
        var labels = new float[settings.SequenceCount];
        var sites = new List<PlantedSite>();
        double[] weights = [.. settings.SiteCountWeights];
        var codes = new byte[settings.SequenceLength];
        for (int i = 0; i < labels.Length; i++)
        {
            // Each sequence has a stream of its own, so it does not change with the number of sequences.
            SplittableRandom own = random.Split(i);
            MotifSampler.FillBackground(codes, settings.Background, own);
            int firstSite = sites.Count;
            Plant(settings, i, codes, sites, weights, own);
            double activity = settings.Baseline + settings.NoiseDeviation * own.NextGaussian();
            foreach (PlantedSite site in sites.Skip(firstSite))
                activity += settings.Motifs[site.Motif].Effect;
            labels[i] = (float)activity;
            sequences.Add(FormattableString.Invariant($"sim{i + 1}"), codes);
        }
        return new PlantedMotifData(settings, sequences.Build(), labels, sites);
    }

    private static void Plant(
        PlantedMotifSettings settings,
        int sequence,
        byte[] codes,
        List<PlantedSite> sites,
        double[] weights,
        SplittableRandom random)
    {
        int count = random.NextIndex(weights);
        var motifs = new int[count];
        var widths = new int[count];
        for (int i = 0; i < count; i++)
        {
            motifs[i] = random.NextInt(settings.Motifs.Count);
            widths[i] = settings.Motifs[motifs[i]].Motif.Width;
        }
        int[] starts = SitePlacement.Place(settings.Placement, widths, codes.Length, settings.MinimumGap, random);
        for (int i = 0; i < count; i++)
        {
            bool isReverse = settings.BothStrands && random.NextInt(2) == 1;
            Span<byte> site = codes.AsSpan(starts[i], widths[i]);
            MotifSampler.DrawSite(settings.Motifs[motifs[i]].Motif, isReverse, site, random);
            sites.Add(new PlantedSite(sequence, starts[i], starts[i] + widths[i], motifs[i], isReverse));
        }
    }
}
