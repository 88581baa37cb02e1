using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Finds motifs in sites, and puts footprints on the best of each.</summary>
internal static class SiteAnchors
{
    /// <summary>Finds motifs.</summary>
    /// <param name="sites">A neuron's sites.</param>
    /// <param name="scanner">The motifs; null for none.</param>
    /// <param name="atMotifs">Whether motifs are what footprints are put on.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    /// <param name="cancellation">Stops early.</param>
    public static IReadOnlyList<FootprintSite> Of(
        IReadOnlyList<NeuronSite> sites, MotifScanner? scanner, bool atMotifs, int threads, CancellationToken cancellation)
    {
        List<MotifHit>[] hits = [.. sites.Select(_ => new List<MotifHit>())];
        // Motifs that are all wider than a neuron sees are in none of its sites.
        if (scanner is not null && sites.Count > 0 && scanner.Motifs.Any(motif => motif.Width <= sites[0].Codes.Length))
        {
            var set = new SequenceSetBuilder();
            foreach (NeuronSite site in sites)
                set.Add($"{site.Place.Chromosome}:{site.Place.Start}-{site.Place.End}", site.Codes);
            scanner.ScanEach(set.Build(), hit => hits[hit.SequenceIndex].Add(hit), threads, cancellation);
        }
        return [.. sites.Select((site, i) => Anchored(site, hits[i], atMotifs))];
    }

    private static FootprintSite Anchored(NeuronSite site, List<MotifHit> hits, bool atMotifs)
    {
        MotifHit? best = atMotifs ? hits.MinBy(hit => (hit.PValue, -hit.Score, hit.Start, hit.IsReverse)) : null;
        return new FootprintSite(
            site, hits, best is null ? site.Place : site.Place.Part(best.Start, best.End, best.IsReverse), best);
    }
}
