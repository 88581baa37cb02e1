using MlNetGenomics.Statistics;

namespace MlNetGenomics.Sequences;

/// <summary>Sequences that factors bind, and shuffled ones that none does, with a 0 or 1 for each factor.</summary>
/// <param name="Sequences">The peaks of the first factor, then those of the next that are not there yet, then shuffles.</param>
/// <param name="Tasks">Names of the T factors.</param>
/// <param name="Labels">T columns of a label a sequence, 0 or 1.</param>
public sealed record PeakSet(SequenceSet Sequences, IReadOnlyList<string> Tasks, IReadOnlyList<float[]> Labels)
{
    /// <summary>What names of shuffled sequences begin with; the peak's own name follows.</summary>
    public const string ShufflePrefix = "shuffled::";

    /// <summary>
    /// Puts peaks of several factors together. A peak is bound by another factor too if it is among that one's peaks by
    /// its name, or its coordinates (chr1:100-200) share more than half of its bases with one of them.
    /// </summary>
    /// <param name="peaks">Name and peaks of each factor; all of one length.</param>
    /// <param name="negatives">Shuffles of each peak, each with its counts of neighbouring bases; 0 or more.</param>
    /// <param name="seed">Equal seeds give equal shuffles.</param>
    /// <exception cref="GenomicsException">There is no factor, a name is there twice, or lengths differ.</exception>
    public static PeakSet Of(IReadOnlyList<(string Task, SequenceSet Peaks)> peaks, int negatives, long seed)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentOutOfRangeException.ThrowIfNegative(negatives);
        string[] tasks = [.. peaks.Select(own => own.Task)];
        if (tasks.Length == 0)
            throw new GenomicsException("peaks of at least one factor are needed");
        if (tasks.GroupBy(task => task).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new GenomicsException($"factor {twice.Key} is there twice");
        var builder = new SequenceSetBuilder();
        var names = new HashSet<string>();
        foreach ((_, SequenceSet own) in peaks)
        {
            for (int i = 0; i < own.Count; i++)
            {
                if (names.Add(own.Names[i]))
                    builder.Add(own.Names[i], own[i]);
            }
        }
        SequenceSet bound = builder.Build();
        bound.RequireUniformLength();
        for (int i = 0; i < bound.Count; i++)
            builder.Add(bound.Names[i], bound[i]);
        AddShuffles(builder, bound, negatives, seed);
        SequenceSet all = builder.Build();
        return new PeakSet(all, tasks, [.. peaks.Select(own => Label(own.Peaks, bound, all.Count))]);
    }

    private static void AddShuffles(SequenceSetBuilder builder, SequenceSet bound, int negatives, long seed)
    {
        var random = new SplittableRandom(seed);
        for (int copy = 0; copy < negatives; copy++)
        {
            string prefix = copy == 0 ? ShufflePrefix : FormattableString.Invariant($"shuffled{copy + 1}::");
            SplittableRandom own = random.Split(copy);
            for (int i = 0; i < bound.Count; i++)
                builder.Add(prefix + bound.Names[i], DinucleotideShuffle.Shuffle(bound[i], own.Split(i)));
        }
    }

    private static float[] Label(SequenceSet peaks, SequenceSet bound, int count)
    {
        var labels = new float[count];
        var names = new HashSet<string>(peaks.Names);
        var index = GenomicIntervalIndex.OfNames(peaks.Names);
        for (int i = 0; i < bound.Count; i++)
        {
            string name = bound.Names[i];
            bool isBound = names.Contains(name)
                || (GenomicInterval.TryParse(name, out GenomicInterval interval)
                    && 2 * index.GreatestOverlap(interval) > interval.Length);
            labels[i] = isBound ? 1 : 0;
        }
        return labels;
    }
}
