using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Makes a tiled reporter assay whose truth is known: random regions with planted motifs; a tile's log2 activity in a task
/// is the sum of the effects of the sites that lie wholly in it; counts of plasmids and of transcripts.
/// </summary>
/// <remarks>
/// Each promoter has a library, in which tile i has the share w_i, log-normal. Plasmids are Poisson with mean N w_i, where
/// N is the library's number of reads; transcripts of a replicate Poisson with a mean proportional to w_i 2^(a_i + e),
/// a_i the activity and e normal. Before the draw the means are scaled so that they are <see cref="TiledAssaySettings.Reads"/>
/// on average.
/// </remarks>
public static class TiledAssaySimulator
{
    /// <summary>Makes the data; equal settings make equal data.</summary>
    /// <exception cref="GenomicsException">The settings make no data.</exception>
    public static TiledAssayData Run(TiledAssaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var random = new SplittableRandom(settings.Seed);
        var regions = new SequenceSetBuilder();
        var sites = new List<PlantedSite>();
        var codes = new byte[settings.Tiling.RegionLength];
        SplittableRandom ofRegions = random.Split(0);
        for (int region = 0; region < settings.RegionCount; region++)
        {
            // Each region has a stream of its own, so it does not change with the number of regions.
            SplittableRandom own = ofRegions.Split(region);
            MotifSampler.FillBackground(codes, settings.Background, own);
            Plant(settings, region, codes, sites, own);
            regions.Add(FormattableString.Invariant($"region{region + 1}"), codes);
        }
        IReadOnlyList<double[]> activities = Activities(settings, sites);
        return new TiledAssayData(settings, regions.Build(), sites, activities, Count(settings, activities, random.Split(1)));
    }

    private static void Plant(
        TiledAssaySettings settings, int region, byte[] codes, List<PlantedSite> sites, SplittableRandom random)
    {
        int count = random.NextIndex([.. settings.SiteCountWeights]);
        int[] motifs = [.. Enumerable.Range(0, count).Select(_ => random.NextInt(settings.Motifs.Count))];
        int[] widths = [.. motifs.Select(motif => settings.Motifs[motif].Motif.Width)];
        int[] starts = SitePlacement.Uniform(widths, codes.Length, random);
        for (int i = 0; i < count; i++)
        {
            bool isReverse = settings.BothStrands && random.NextInt(2) == 1;
            MotifSampler.DrawSite(settings.Motifs[motifs[i]].Motif, isReverse, codes.AsSpan(starts[i], widths[i]), random);
            sites.Add(new PlantedSite(region, starts[i], starts[i] + widths[i], motifs[i], isReverse));
        }
    }

    private static IReadOnlyList<double[]> Activities(TiledAssaySettings settings, IReadOnlyList<PlantedSite> sites)
    {
        Tiling tiling = settings.Tiling;
        double[][] activities =
            [.. settings.TaskNames.Select(_ => new double[checked(settings.RegionCount * tiling.Count)])];
        foreach (PlantedSite site in sites)
        {
            for (int tile = 0; tile < tiling.Count; tile++)
            {
                int start = tiling.Start(tile);
                if (site.Start < start || site.End > start + tiling.TileLength)
                    continue;
                for (int task = 0; task < activities.Length; task++)
                    activities[task][site.Sequence * tiling.Count + tile] += settings.Effect(site.Motif, task);
            }
        }
        return activities;
    }

    private static IReadOnlyList<AssayCountColumn> Count(
        TiledAssaySettings settings, IReadOnlyList<double[]> activities, SplittableRandom random)
    {
        int tiles = activities[0].Length;
        List<AssayCountColumn> plasmids = [], transcripts = [];
        for (int promoter = 0; promoter < settings.Promoters.Count; promoter++)
        {
            string name = settings.Promoters[promoter].Name;
            SplittableRandom library = random.Split(promoter);
            SplittableRandom ofShares = library.Split(0);
            double[] shares =
                [.. Enumerable.Range(0, tiles).Select(_ => Math.Exp(settings.AbundanceDeviation * ofShares.NextGaussian()))];
            plasmids.Add(new AssayCountColumn($"{name}_DNA", Draw(shares, settings.Reads, library.Split(1))));
            for (int cellType = 0; cellType < settings.CellTypes.Count; cellType++)
            {
                double[] activity = activities[promoter * settings.CellTypes.Count + cellType];
                SplittableRandom experiment = library.Split(2 + cellType);
                for (int replicate = 0; replicate < settings.Replicates; replicate++)
                {
                    SplittableRandom own = experiment.Split(replicate);
                    double[] means = [.. shares.Select((share, i) =>
                        share * Math.Pow(2, activity[i] + settings.ReplicateDeviation * own.NextGaussian()))];
                    transcripts.Add(new AssayCountColumn(
                        FormattableString.Invariant($"{settings.CellTypes[cellType]}_{name}_RNA_rep{replicate + 1}"),
                        Draw(means, settings.Reads, own)));
                }
            }
        }
        return [.. plasmids, .. transcripts];
    }

    private static long[] Draw(double[] means, double reads, SplittableRandom random)
    {
        double scale = reads / means.Average();
        return [.. means.Select(mean => PoissonSampler.Draw(scale * mean, random))];
    }
}
