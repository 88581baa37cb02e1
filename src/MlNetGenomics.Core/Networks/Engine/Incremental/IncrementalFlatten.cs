namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Writes the channels of all positions one after the other, where no dense layer reads the track as it is.</summary>
internal sealed unsafe class IncrementalFlatten : IncrementalOperator
{
    private readonly IncrementalNode _input;

    /// <summary>An operator from a track to a vector.</summary>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="input">That node.</param>
    /// <param name="to">Number of the node that is written.</param>
    public IncrementalFlatten(int from, IncrementalNode input, int to) : base(from, to)
    {
        _input = input;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) =>
        MapEach(ranges, range => range.Count == 0 ? range : new ChangedRange(0, 1));

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        int channels = _input.Shape.Channels;
        for (int track = 0; track < view.Count * _input.Strands; track++)
        {
            if (view.Range(To, track).Count == 0)
                continue;
            float* target = view.Row(To, track, 0);
            for (int position = 0; position < _input.Shape.Positions; position++)
            {
                new ReadOnlySpan<float>(view.Row(From, track, position), channels)
                    .CopyTo(new Span<float>(target + (nint)position * channels, channels));
            }
        }
    }
}
