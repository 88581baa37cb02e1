using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Maxima over windows of which some positions are a mutant's and the others its sequence's.</summary>
internal sealed unsafe class IncrementalPool<TLanes> : IncrementalOperator where TLanes : struct, ILanes<TLanes>
{
    private readonly IncrementalNode _input;
    private readonly IncrementalNode _output;
    private readonly int _size;
    private readonly int _stride;
    private readonly int _before;

    /// <summary>An operator for max-pooling.</summary>
    /// <param name="size">Positions of a window.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <param name="before">Positions that the first window lies before the first position.</param>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="input">That node.</param>
    /// <param name="to">Number of the node that is written.</param>
    /// <param name="output">That node.</param>
    public IncrementalPool(
        int size, int stride, int before, int from, IncrementalNode input, int to, IncrementalNode output)
        : base(from, to)
    {
        _size = size;
        _stride = stride;
        _before = before;
        _input = input;
        _output = output;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) =>
        MapEach(ranges, range => range.Windows(_size, _stride, _before, _output.Shape.Positions));

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        for (int track = 0; track < view.Count * _output.Strands; track++)
        {
            ChangedRange range = view.Range(To, track);
            for (int position = range.Start; position < range.End; position++)
            {
                int start = position * _stride - _before;
                int end = Math.Min(_input.Shape.Positions, start + _size);
                start = Math.Max(0, start);
                float* target = view.Row(To, track, position);
                float* first = view.Row(From, track, start);
                new ReadOnlySpan<float>(first, _output.Step).CopyTo(new Span<float>(target, _output.Step));
                for (int at = start + 1; at < end; at++)
                    Raise(target, view.Row(From, track, at));
            }
        }
    }

    private void Raise(float* target, float* row)
    {
        for (int lane = 0; lane < _output.Step; lane += TLanes.Count)
            TLanes.Store(TLanes.Max(TLanes.Load(target + lane), TLanes.Load(row + lane)), target + lane);
    }
}
