using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Makes one track of the tracks of the two strands. One after the other, all positions between the two that change
/// count as changed, too.
/// </summary>
internal sealed unsafe class IncrementalMerge : IncrementalOperator
{
    private readonly StrandMerge _merge;
    private readonly IncrementalNode _input;

    /// <summary>An operator from a node of both strands to one of one.</summary>
    /// <param name="merge">How strands are merged.</param>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="input">That node.</param>
    /// <param name="to">Number of the node that is written.</param>
    public IncrementalMerge(StrandMerge merge, int from, IncrementalNode input, int to) : base(from, to)
    {
        _merge = merge;
        _input = input;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges)
    {
        int positions = _input.Shape.Positions;
        ChangedRange ahead = ranges[Index(From, 0)];
        ChangedRange back = ranges[Index(From, 1)];
        ranges[Index(To, 0)] =
            ahead.Hull(_merge == StrandMerge.Concatenate ? back.Shift(positions) : back.Mirror(positions));
        ranges[Index(To, 1)] = default;
    }

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        int positions = _input.Shape.Positions;
        int strand = view.Count;
        for (int track = 0; track < strand; track++)
        {
            ChangedRange range = view.Range(To, track);
            for (int position = range.Start; position < range.End; position++)
            {
                float* target = view.Row(To, track, position);
                if (_merge == StrandMerge.Concatenate)
                {
                    float* source = position < positions
                        ? view.Row(From, track, position)
                        : view.Row(From, strand + track, position - positions);
                    new ReadOnlySpan<float>(source, _input.Step).CopyTo(new Span<float>(target, _input.Step));
                    continue;
                }
                float* ahead = view.Row(From, track, position);
                float* back = view.Row(From, strand + track, positions - 1 - position);
                for (int channel = 0; channel < _input.Step; channel++)
                    target[channel] = ahead[channel] < back[channel] ? back[channel] : ahead[channel];
            }
        }
    }
}
