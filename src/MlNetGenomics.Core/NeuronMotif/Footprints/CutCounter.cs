using System.Globalization;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Sums cuts around the sites of several neurons while they are read.</summary>
internal sealed class CutCounter
{
    // Names that a message lists.
    private const int NamesTold = 3;

    private readonly int _flank;
    private readonly double[][] _counts;
    private readonly Dictionary<string, ChromosomeSites> _byChromosome;

    /// <summary>Prepares sites.</summary>
    /// <param name="neurons">The sites of each neuron.</param>
    /// <param name="flank">Bases on either side of their middles.</param>
    public CutCounter(IReadOnlyList<IReadOnlyList<FootprintSite>> neurons, int flank)
    {
        _flank = flank;
        _counts = [.. neurons.Select(_ => new double[2 * flank + 1])];
        _byChromosome = neurons
            .SelectMany((sites, neuron) => sites.Select(site => (Neuron: neuron, Site: site)))
            .GroupBy(pair => pair.Site.Anchor.Chromosome)
            .ToDictionary(group => group.Key, group => new ChromosomeSites(group));
    }

    /// <summary>For each neuron the cuts at each position from -flank to flank, summed over its sites.</summary>
    public IReadOnlyList<double[]> Counts => _counts;

    /// <summary>Counts all cuts.</summary>
    /// <param name="cuts">The cuts.</param>
    /// <param name="sourceName">How messages call them.</param>
    /// <param name="lengthOf">Bases of a chromosome; null where that is not known.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">
    /// Cuts lie past the end of a chromosome, or on none of the sites' chromosomes.
    /// </exception>
    public void Add(
        IEnumerable<CutRecord> cuts, string sourceName, Func<string, long?>? lengthOf, CancellationToken cancellation)
    {
        string? name = null;
        long? length = null;
        ChromosomeSites? sites = null;
        bool isAnywhere = _byChromosome.Count == 0;
        var others = new List<string>();
        foreach (CutRecord cut in cuts)
        {
            if (cut.Sequence != name)
            {
                cancellation.ThrowIfCancellationRequested();
                name = cut.Sequence;
                length = lengthOf?.Invoke(name);
                sites = _byChromosome.GetValueOrDefault(name);
                isAnywhere |= sites is not null;
                if (others.Count < NamesTold && !others.Contains(name))
                    others.Add(name);
            }
            if (cut.End > length)
            {
                throw new GenomicsException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sourceName}, line {cut.Line}: ends at {cut.End}, but {name} has {length} bases"));
            }
            if (cut.Count > 0)
                sites?.Add(cut, _flank, _counts);
        }
        if (!isAnywhere)
        {
            throw new GenomicsException(
                $"{sourceName}: has no cut on the chromosomes of the sites "
                + $"({string.Join(", ", _byChromosome.Keys.Order(StringComparer.Ordinal).Take(NamesTold))}), "
                + (others.Count == 0 ? "and none at all" : $"but on {string.Join(", ", others)}: both must name them alike"));
        }
    }
}
