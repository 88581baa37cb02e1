using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// A convolution or dense layer, of which a mutant's sums are the sequence's plus the product of what has changed in its
/// input and the taps that read it. A dense layer behind a flattening is a convolution as wide as the track.
/// </summary>
internal sealed unsafe class IncrementalProduct<TLanes> : IncrementalOperator where TLanes : struct, ILanes<TLanes>
{
    private readonly FilterWeights _filters;
    private readonly PackedWeights<TLanes> _weights;
    private readonly AlignedBuffer _bias;
    private readonly IncrementalNode _input;
    private readonly IncrementalNode _output;
    private readonly int _width = 1;
    private readonly int _stride = 1;
    private readonly int _dilation = 1;
    private readonly int _before;

    /// <summary>An operator for a layer.</summary>
    /// <param name="step">A convolution, multinomial convolution or dense layer.</param>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="input">That node; a dense layer may read a track that has not been flattened.</param>
    /// <param name="to">Number of the node that is written.</param>
    /// <param name="output">That node.</param>
    public IncrementalProduct(NetworkStep step, int from, IncrementalNode input, int to, IncrementalNode output)
        : base(from, to)
    {
        _filters = new FilterWeights(step);
        _input = input;
        _output = output;
        if (step.Layer is Convolution convolution)
        {
            (_width, _stride, _dilation) = (convolution.Width, convolution.Stride, convolution.Dilation);
            _before = convolution.PaddingBefore(input.Shape.Positions);
        }
        else if (step.Layer is MultinomialConvolution multinomial)
            _width = multinomial.Width;
        else
            _width = input.Shape.Positions;
        _weights = new PackedWeights<TLanes>(_filters.Inputs, _filters.Filters);
        _bias = new AlignedBuffer(Math.Max(output.Step, _weights.Panels * PackedWeights<TLanes>.PanelWidth));
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; set; } = float.NegativeInfinity;

    /// <summary>Multiplies a batch normalization in.</summary>
    public void Fold(NetworkStep normalization) => _filters.Fold(normalization);

    /// <inheritdoc/>
    public override long FullCost =>
        (long)_output.Shape.Positions * _width * _input.Shape.Channels * _output.Shape.Channels * _output.Strands;

    private int Span => (_width - 1) * _dilation + 1;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        _filters.Read(values, _bias.Slice(0, _filters.Filters));
        ParallelLoop.For(_weights.Panels, threads, panel => _weights.Pack(panel, _filters.Weights(values)));
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) =>
        MapEach(ranges, range => range.Windows(Span, _stride, _before, _output.Shape.Positions));

    /// <inheritdoc/>
    public override long Cost(ChangedRange[] ranges)
    {
        long taps = 0;
        for (int strand = 0; strand < _output.Strands; strand++)
        {
            ChangedRange changed = ranges[Index(From, strand)];
            ChangedRange range = ranges[Index(To, strand)];
            for (int position = range.Start; position < range.End; position++)
                taps += Taps(position, changed).Count;
        }
        return taps * _input.Shape.Channels * _output.Shape.Channels;
    }

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        if (view is MutantBatch batch)
        {
            Run(batch);
            return;
        }
        var original = (OriginalFeatures)view;
        FeatureBuffer sums = Sums(original);
        var rows = new ProductRows();
        var whole = new ChangedRange(0, _input.Shape.Positions);
        for (int strand = 0; strand < _output.Strands; strand++)
        {
            for (int position = 0; position < _output.Shape.Positions; position++)
            {
                float* sum = sums.Row(strand, position);
                Copy(_bias.Pointer, sum, _output.Step);
                ChangedRange taps = Taps(position, whole);
                rows.Add(taps.Start, taps.Count, view.Row(From, strand, InputOf(position, taps)), sum);
            }
        }
        rows.Multiply(_weights, _input.Shape.Channels, (nint)_input.Step * _dilation, float.NegativeInfinity);
        if (Floor == float.NegativeInfinity)
            return;
        for (int strand = 0; strand < _output.Strands; strand++)
        {
            for (int position = 0; position < _output.Shape.Positions; position++)
                Rectify(sums.Row(strand, position), view.Row(To, strand, position));
        }
    }

    private void Run(MutantBatch batch)
    {
        OriginalFeatures original = batch.Original;
        FeatureBuffer sums = Sums(original);
        ProductRows rows = batch.Products;
        rows.Clear();
        float* delta = batch.Deltas.Pointer;
        for (int track = 0; track < batch.Count * _output.Strands; track++)
        {
            int strand = batch.Strand(track);
            ChangedRange changed = batch.Range(From, track);
            ChangedRange range = batch.Range(To, track);
            if (range.Count == 0)
                continue;
            Subtract(
                batch.First(From, track), original.Row(From, strand, changed.Start), changed.Count * _input.Step, delta);
            Copy(sums.Row(strand, range.Start), batch.First(To, track), range.Count * _output.Step);
            for (int position = range.Start; position < range.End; position++)
            {
                ChangedRange taps = Taps(position, changed);
                float* input = delta + (nint)(InputOf(position, taps) - changed.Start) * _input.Step;
                float* sum = batch.First(To, track) + (nint)(position - range.Start) * _output.Step;
                rows.Add(taps.Start, taps.Count, taps.Count == 0 ? delta : input, sum);
            }
            delta += changed.Count * _input.Step;
        }
        rows.Multiply(_weights, _input.Shape.Channels, (nint)_input.Step * _dilation, Floor);
        GC.KeepAlive(batch);
    }

    /// <summary>Sums before a ReLU, which without one are the features themselves.</summary>
    private FeatureBuffer Sums(OriginalFeatures original) =>
        Floor == float.NegativeInfinity ? original.Features(To) : original.Sums(To);

    /// <summary>Taps of an output position that read any of some input positions.</summary>
    private ChangedRange Taps(int position, ChangedRange changed)
    {
        int start = position * _stride - _before;
        int first = Math.Max(0, ChangedRange.CeilingOfRatio(changed.Start - start, _dilation));
        int end = Math.Min(_width, ChangedRange.CeilingOfRatio(changed.End - start, _dilation));
        return end > first ? new ChangedRange(first, end) : default;
    }

    private int InputOf(int position, ChangedRange taps) =>
        taps.Count == 0 ? 0 : position * _stride - _before + taps.Start * _dilation;

    private static void Subtract(float* left, float* right, int length, float* target)
    {
        for (int i = 0; i < length; i += TLanes.Count)
            TLanes.Store(TLanes.Load(left + i) - TLanes.Load(right + i), target + i);
    }

    private void Rectify(float* from, float* to)
    {
        TLanes floor = TLanes.Create(Floor);
        for (int i = 0; i < _output.Step; i += TLanes.Count)
            TLanes.Store(TLanes.Max(floor, TLanes.Load(from + i)), to + i);
    }

    private static void Copy(float* from, float* to, int length) =>
        new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
}
