namespace MlNetGenomics.Sequences;

/// <summary>Intervals in order, to ask which of them another one overlaps.</summary>
internal sealed class GenomicIntervalIndex
{
    private readonly Dictionary<string, GenomicInterval[]> _byChromosome;
    private readonly long _longest;

    /// <summary>Sorts intervals.</summary>
    public GenomicIntervalIndex(IEnumerable<GenomicInterval> intervals)
    {
        _byChromosome = intervals.GroupBy(interval => interval.Chromosome)
            .ToDictionary(group => group.Key, group => group.OrderBy(interval => interval.Start).ToArray());
        _longest = _byChromosome.Values.SelectMany(all => all).Select(interval => interval.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Of those names that are coordinates.</summary>
    public static GenomicIntervalIndex OfNames(IEnumerable<string> names) => new(names
        .Select(name => GenomicInterval.TryParse(name, out GenomicInterval interval) ? interval : (GenomicInterval?)null)
        .OfType<GenomicInterval>());

    /// <summary>Most bases that an interval shares with one of these; 0 for none.</summary>
    public long GreatestOverlap(GenomicInterval interval)
    {
        if (!_byChromosome.TryGetValue(interval.Chromosome, out GenomicInterval[]? all))
            return 0;
        // The first that may reach the interval: none starts earlier than the longest one would have to.
        int low = 0, high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (all[middle].Start + _longest > interval.Start)
                high = middle;
            else
                low = middle + 1;
        }
        long greatest = 0;
        for (int i = low; i < all.Length && all[i].Start < interval.End; i++)
            greatest = Math.Max(greatest, Math.Min(all[i].End, interval.End) - Math.Max(all[i].Start, interval.Start));
        return greatest;
    }
}
