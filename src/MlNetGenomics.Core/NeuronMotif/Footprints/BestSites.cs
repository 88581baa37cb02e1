using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Keeps a neuron's best sites of all that are offered; of two as good the first one.</summary>
/// <param name="most">How many.</param>
internal sealed class BestSites(int most)
{
    // The worst comes out first.
    private readonly PriorityQueue<NeuronSite, (float Activation, long Order)> _sites = new();
    private readonly HashSet<GenomicInterval> _places = [];
    private long _offered;

    /// <summary>Offers a site. Windows may overlap, so that it can come again.</summary>
    public void Offer(GenomicInterval place, ReadOnlySpan<byte> codes, float activation)
    {
        long order = -_offered++;
        bool isFull = _sites.Count == most;
        if (isFull && activation <= _sites.Peek().Activation || !_places.Add(place))
            return;
        if (isFull)
            _places.Remove(_sites.Dequeue().Place);
        _sites.Enqueue(new NeuronSite(place, codes.ToArray(), activation), (activation, order));
    }

    /// <summary>The sites, the best first.</summary>
    public IReadOnlyList<NeuronSite> InOrder() => [.. _sites.UnorderedItems
        .OrderByDescending(item => item.Priority.Activation).ThenByDescending(item => item.Priority.Order)
        .Select(item => item.Element)];
}
