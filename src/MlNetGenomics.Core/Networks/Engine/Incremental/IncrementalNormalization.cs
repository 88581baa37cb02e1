using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>A batch normalization that no layer before it takes in, with its running statistics.</summary>
internal sealed unsafe class IncrementalNormalization<TLanes> : IncrementalOperator where TLanes : struct, ILanes<TLanes>
{
    private readonly NetworkStep _step;
    private readonly IncrementalNode _node;
    private readonly AlignedBuffer _scale;
    private readonly AlignedBuffer _shift;

    /// <summary>An operator for a batch normalization.</summary>
    /// <param name="step">The layer.</param>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="to">Number of the node that is written.</param>
    /// <param name="node">That node.</param>
    public IncrementalNormalization(NetworkStep step, int from, int to, IncrementalNode node) : base(from, to)
    {
        _step = step;
        _node = node;
        _scale = new AlignedBuffer(node.Step);
        _shift = new AlignedBuffer(node.Step);
    }

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        int channels = _node.Shape.Channels;
        Normalization.Affine(_step, values, _scale.Slice(0, channels), _shift.Slice(0, channels));
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) => MapEach(ranges, range => range);

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        for (int track = 0; track < view.Count * _node.Strands; track++)
        {
            ChangedRange range = view.Range(To, track);
            for (int position = range.Start; position < range.End; position++)
            {
                float* source = view.Row(From, track, position);
                float* target = view.Row(To, track, position);
                for (int lane = 0; lane < _node.Step; lane += TLanes.Count)
                {
                    TLanes factor = TLanes.Load(_scale.Pointer + lane);
                    TLanes constant = TLanes.Load(_shift.Pointer + lane);
                    TLanes.Store(TLanes.MultiplyAdd(factor, TLanes.Load(source + lane), constant), target + lane);
                }
            }
        }
    }
}
