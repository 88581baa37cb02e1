namespace MlNetGenomics.Reports;

/// <summary>Of sequences that come one after the other, keeps the few for which a neuron's value is greatest.</summary>
/// <param name="count">How many are kept.</param>
public sealed class AttributionSelection(int count)
{
    private readonly PriorityQueue<AttributionSequence, (double Value, long Order)> _kept = new();
    private long _seen;

    /// <summary>Takes a sequence, or not. Of equal values the first counts.</summary>
    /// <param name="name">Name of the sequence.</param>
    /// <param name="codes">Base codes; copied if kept.</param>
    /// <param name="value">Value of the neuron.</param>
    /// <param name="attributions">[L x 4]; copied if kept.</param>
    public void Add(string name, ReadOnlySpan<byte> codes, double value, ReadOnlySpan<float> attributions)
    {
        if (count == 0)
            return;
        (double Value, long Order) priority = (value, -_seen++);
        if (_kept.Count == count)
        {
            if (_kept.TryPeek(out _, out (double Value, long Order) least) && priority.CompareTo(least) <= 0)
                return;
            _kept.Dequeue();
        }
        _kept.Enqueue(new AttributionSequence(name, codes.ToArray(), value, attributions.ToArray()), priority);
    }

    /// <summary>What was kept, the greatest value first.</summary>
    public IReadOnlyList<AttributionSequence> Sequences =>
        [.. _kept.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
}
