namespace MlNetGenomics.Reports;

/// <summary>Of items that come one after the other, keeps the few with the greatest values. Of equal values the first counts.</summary>
/// <param name="count">How many are kept.</param>
internal sealed class GreatestValues<T>(int count)
{
    private readonly PriorityQueue<T, (double Value, long Order)> _kept = new();
    private long _seen;

    /// <summary>What was kept, the greatest value first.</summary>
    public IReadOnlyList<T> Items =>
        [.. _kept.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    /// <summary>Whether an item of a value would be kept if it came now.</summary>
    public bool Takes(double value) =>
        _kept.Count < count
        || count > 0 && _kept.TryPeek(out _, out (double Value, long Order) least) && (value, -_seen).CompareTo(least) > 0;

    /// <summary>Takes an item, or not.</summary>
    public void Add(double value, T item)
    {
        bool isTaken = Takes(value);
        (double, long) priority = (value, -_seen++);
        if (!isTaken)
            return;
        if (_kept.Count == count)
            _kept.Dequeue();
        _kept.Enqueue(item, priority);
    }
}
