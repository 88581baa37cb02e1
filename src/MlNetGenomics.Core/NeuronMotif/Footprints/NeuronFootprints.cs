using MlNetGenomics.Motifs.Scan;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>
/// Footprints of neurons: how often an enzyme cuts around the places in a genome that activate a neuron most, and which
/// motifs are there. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Fig. 6 C-F.)
/// </summary>
public static class NeuronFootprints
{
    /// <summary>Finds motifs in sites and sums cuts around them.</summary>
    /// <param name="neurons">The neurons with their sites.</param>
    /// <param name="cuts">Cuts, read once, and what messages call them; null for none.</param>
    /// <param name="settings">How; null for the paper's.</param>
    /// <param name="lengthOf">Bases of a chromosome, to tell cuts past its end; null where that is not known.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">
    /// A setting is out of range, cuts cannot be read, or they lie past the end of a chromosome or on none of the sites'.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<NeuronFootprint> Make(
        IReadOnlyList<FootprintNeuron> neurons,
        (string SourceName, IEnumerable<CutRecord> Records)? cuts = null,
        FootprintSettings? settings = null,
        Func<string, long?>? lengthOf = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        settings ??= new FootprintSettings();
        settings.Validate();
        IReadOnlyList<FootprintSite>[] sites = [.. neurons.Select(
            neuron => SiteAnchors.Of(neuron.Sites, neuron.Scanner, settings.AtMotifs, threads, cancellation))];
        CutCounter? counter = null;
        if (cuts is { } given)
        {
            counter = new CutCounter(sites, settings.Flank);
            counter.Add(given.Records, given.SourceName, lengthOf, cancellation);
        }
        return [.. neurons.Select((neuron, i) => new NeuronFootprint(
            neuron.Name,
            neuron.Channel,
            settings.Flank,
            sites[i],
            counter?.Counts[i],
            neuron.Scanner is { } scanner ? Positions(sites[i], scanner, settings) : [],
            [.. neuron.Trees.SelectMany(tree => MotifCombination.Count(tree, sites[i]))]))];
    }

    private static MotifPositions[] Positions(
        IReadOnlyList<FootprintSite> sites, MotifScanner scanner, FootprintSettings settings)
    {
        (int[] Forward, int[] Reverse)[] counts =
            [.. scanner.Motifs.Select(_ => (new int[settings.Width], new int[settings.Width]))];
        var siteCounts = new int[scanner.Motifs.Count];
        foreach (FootprintSite site in sites)
        {
            foreach (MotifHit hit in site.Hits)
            {
                // A motif at the edge of a site whose anchor is at the other edge may be out of reach.
                long position = site.PositionOf(hit) + settings.Flank;
                bool isReverse = hit.IsReverse != site.Site.Place.IsReverse != site.Anchor.IsReverse;
                if (position >= 0 && position < settings.Width)
                    (isReverse ? counts[hit.MotifIndex].Reverse : counts[hit.MotifIndex].Forward)[position]++;
            }
            foreach (int motif in site.Hits.Select(hit => hit.MotifIndex).Distinct())
                siteCounts[motif]++;
        }
        return [.. scanner.Motifs.Select((motif, i) => new MotifPositions(motif, siteCounts[i], counts[i].Forward, counts[i].Reverse))];
    }
}
