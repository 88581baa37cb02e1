namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Adds what some layers have made to what they were given.</summary>
internal sealed unsafe class IncrementalSum : IncrementalOperator
{
    private readonly int _other;
    private readonly IncrementalNode _node;

    /// <summary>An operator that writes the sum of two nodes into a third.</summary>
    /// <param name="from">What the layers have made.</param>
    /// <param name="other">What they were given.</param>
    /// <param name="to">Number of the node of the sum.</param>
    /// <param name="node">That node.</param>
    public IncrementalSum(int from, int other, int to, IncrementalNode node) : base(from, to)
    {
        _other = other;
        _node = node;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges)
    {
        for (int strand = 0; strand < 2; strand++)
            ranges[Index(To, strand)] = ranges[Index(From, strand)].Hull(ranges[Index(_other, strand)]);
    }

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        for (int track = 0; track < view.Count * _node.Strands; track++)
        {
            ChangedRange range = view.Range(To, track);
            for (int position = range.Start; position < range.End; position++)
            {
                float* a = view.Row(From, track, position);
                float* b = view.Row(_other, track, position);
                float* sum = view.Row(To, track, position);
                for (int channel = 0; channel < _node.Shape.Channels; channel++)
                    sum[channel] = a[channel] + b[channel];
            }
        }
    }
}
