namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>The sites of several neurons on one chromosome, by their middles.</summary>
internal sealed class ChromosomeSites
{
    private readonly long[] _middles;
    private readonly (int Neuron, bool IsReverse)[] _sites;

    /// <summary>Sorts sites.</summary>
    public ChromosomeSites(IEnumerable<(int Neuron, FootprintSite Site)> sites)
    {
        (int Neuron, FootprintSite Site)[] ordered = [.. sites.OrderBy(pair => pair.Site.Middle)];
        _middles = [.. ordered.Select(pair => pair.Site.Middle)];
        _sites = [.. ordered.Select(pair => (pair.Neuron, pair.Site.Anchor.IsReverse))];
    }

    /// <summary>Adds a cut to the counts of all sites that it is near.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="flank">Bases on either side of their middles.</param>
    /// <param name="counts">For each neuron the counts at each position from -flank to flank.</param>
    public void Add(CutRecord cut, int flank, double[][] counts)
    {
        for (int at = FirstFrom(cut.Start - flank); at < _middles.Length && _middles[at] - flank < cut.End; at++)
        {
            long middle = _middles[at];
            double[] own = counts[_sites[at].Neuron];
            long end = Math.Min(cut.End, middle + flank + 1);
            for (long position = Math.Max(cut.Start, middle - flank); position < end; position++)
                own[flank + (_sites[at].IsReverse ? middle - position : position - middle)] += cut.Count;
        }
    }

    private int FirstFrom(long middle)
    {
        int at = Array.BinarySearch(_middles, middle);
        if (at < 0)
            return ~at;
        // A search may end anywhere among equals.
        while (at > 0 && _middles[at - 1] == middle)
            at--;
        return at;
    }
}
