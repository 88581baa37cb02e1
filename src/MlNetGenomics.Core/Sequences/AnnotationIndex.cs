namespace MlNetGenomics.Sequences;

/// <summary>
/// Named stretches of a genome, to ask which names lie on an interval. Stretches of one name that overlap count once.
/// Chromosomes may be spelled chr1 or 1.
/// </summary>
public sealed class AnnotationIndex
{
    private readonly Dictionary<string, GenomicInterval[]>[] _byLabel;

    /// <summary>Sorts stretches.</summary>
    /// <param name="records">Lines of a BED file; those without a name are called "annotated".</param>
    public AnnotationIndex(IEnumerable<BedRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        ILookup<string, BedRecord> byName = records.ToLookup(record => record.Name.Length > 0 ? record.Name : Unnamed);
        Labels = [.. byName.Select(group => group.Key).Order(StringComparer.Ordinal)];
        _byLabel = [.. Labels.Select(label => byName[label]
            .GroupBy(record => ChromosomeNames.Plain(record.Sequence))
            .ToDictionary(group => group.Key, Union))];
    }

    /// <summary>What stretches without a name are called.</summary>
    public const string Unnamed = "annotated";

    /// <summary>The names, sorted.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Bases of an interval on which a name lies.</summary>
    /// <param name="label">Number of the name in <see cref="Labels"/>.</param>
    /// <param name="chromosome">The interval's chromosome.</param>
    /// <param name="start">Its first base, from 0.</param>
    /// <param name="end">One past its last base.</param>
    public long Overlap(int label, string chromosome, long start, long end)
    {
        if (!_byLabel[label].TryGetValue(ChromosomeNames.Plain(chromosome), out GenomicInterval[]? all))
            return 0;
        int low = 0, high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (all[middle].End > start)
                high = middle;
            else
                low = middle + 1;
        }
        long bases = 0;
        for (int i = low; i < all.Length && all[i].Start < end; i++)
            bases += Math.Min(all[i].End, end) - Math.Max(all[i].Start, start);
        return bases;
    }

    /// <summary>The names that lie on at least a share of an interval.</summary>
    /// <param name="chromosome">The interval's chromosome.</param>
    /// <param name="start">Its first base, from 0.</param>
    /// <param name="end">One past its last base.</param>
    /// <param name="share">The share, over 0 to 1; of a single base any will do.</param>
    public IEnumerable<int> On(string chromosome, long start, long end, double share)
    {
        for (int label = 0; label < Labels.Count; label++)
        {
            if (Overlap(label, chromosome, start, end) is > 0 and var bases && bases >= share * (end - start))
                yield return label;
        }
    }

    /// <summary>The stretches without overlaps, in order: then their ends are in order too.</summary>
    private static GenomicInterval[] Union(IEnumerable<BedRecord> records)
    {
        var joined = new List<GenomicInterval>();
        foreach (BedRecord record in records.OrderBy(record => record.Start))
        {
            if (joined.Count > 0 && record.Start <= joined[^1].End)
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, record.End) };
            else
                joined.Add(new GenomicInterval(record.Sequence, record.Start, record.End));
        }
        return [.. joined];
    }
}
