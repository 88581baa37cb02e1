namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// One step of a network that can work out some positions alone. Holds the layer's numbers, not those of a batch, so that
/// several batches may run through it at once.
/// </summary>
internal abstract class IncrementalOperator
{
    /// <summary>An operator from one node to another.</summary>
    protected IncrementalOperator(int from, int to)
    {
        From = from;
        To = to;
    }

    /// <summary>Node that is read.</summary>
    public int From { get; }

    /// <summary>Node that is written.</summary>
    public int To { get; }

    /// <summary>Takes over a model's numbers.</summary>
    public virtual void SetValues(float[] values, int threads)
    {
    }

    /// <summary>Works out which positions change.</summary>
    /// <param name="ranges">Ranges of one mutation by node; of both strands. What is read has been filled, what is written gets filled.</param>
    public abstract void Map(ChangedRange[] ranges);

    /// <summary>Multiplications for one mutation with these ranges; of work other than products, none.</summary>
    public virtual long Cost(ChangedRange[] ranges) => 0;

    /// <summary>Multiplications for a whole sequence, as <see cref="NetworkScorer"/> does them.</summary>
    public virtual long FullCost => 0;

    /// <summary>Works out the range of each track.</summary>
    public abstract void Run(FeatureView view);

    /// <summary>Where the range of a node and strand lies in ranges of one mutation.</summary>
    public static int Index(int node, int strand) => 2 * node + strand;

    /// <summary>Maps each strand's range by itself.</summary>
    protected void MapEach(ChangedRange[] ranges, Func<ChangedRange, ChangedRange> map)
    {
        for (int strand = 0; strand < 2; strand++)
            ranges[Index(To, strand)] = map(ranges[Index(From, strand)]);
    }
}
