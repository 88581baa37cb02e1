using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A convolution or dense layer on features, as a product of matrices: the rows of the left one are windows of
/// the features, read where they lie. A dense layer is a convolution of one position.
/// </summary>
internal sealed unsafe partial class ProductOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    // Rows of a part: their windows stay in a second-level cache while all panels of weights pass.
    private const int PartRows = 256;

    // Parts that a product with few rows is cut into, by panels.
    private const int FewestParts = 8;

    private readonly FilterWeights _filters;
    private readonly int _width;
    private readonly int _channels;
    private readonly int _stride;
    private readonly int _dilation;
    private readonly int _before;
    private readonly AlignedBuffer _bias;
    private readonly PackedWeights<TLanes> _forward;

    /// <summary>An operator for a layer.</summary>
    /// <param name="step">A convolution, multinomial convolution or dense layer.</param>
    /// <param name="from">Slot that is read; gets the zeros around it that windows need.</param>
    /// <param name="to">Slot that is written.</param>
    /// <param name="slots">All slots.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    /// <param name="withGradients">Whether it will run backward.</param>
    public ProductOperator(
        NetworkStep step, int from, int to, IReadOnlyList<Slot> slots, int strands, bool withGradients)
        : base(from, to, strands)
    {
        _filters = new FilterWeights(step);
        FeatureShape input = step.Input;
        _channels = input.Channels;
        _width = 1;
        _stride = 1;
        _dilation = 1;
        if (step.Layer is Convolution convolution)
        {
            (_width, _stride, _dilation) = (convolution.Width, convolution.Stride, convolution.Dilation);
            _before = convolution.PaddingBefore(input.Positions);
        }
        else if (step.Layer is MultinomialConvolution multinomial)
            _width = multinomial.Width;
        int after = (step.Output.Positions - 1) * _stride + Span - _before - input.Positions;
        slots[from].Surround(_before, Math.Max(0, after));
        _forward = new PackedWeights<TLanes>(_filters.Inputs, _filters.Filters);
        _bias = new AlignedBuffer(_forward.Panels * PackedWeights<TLanes>.PanelWidth);
        if (withGradients)
            PrepareBackward(slots[to], input);
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; set; } = float.NegativeInfinity;

    /// <summary>Multiplies a batch normalization in.</summary>
    public void Fold(NetworkStep normalization) => _filters.Fold(normalization);

    private int Span => (_width - 1) * _dilation + 1;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        _filters.Read(values, _bias.Slice(0, _filters.Filters));
        ParallelLoop.For(_forward.Panels, threads, panel => _forward.Pack(panel, _filters.Weights(values)));
        if (_reversed is not null)
        {
            ParallelLoop.For(
                _reversed.Panels,
                threads,
                panel => _reversed.PackReversed(panel, _filters.Weights(values), _width, _filters.Filters));
        }
        if (_columns is not null)
        {
            ParallelLoop.For(
                _columns.Panels,
                threads,
                panel => _columns.PackReversed(panel, _filters.Weights(values), taps: 1, _filters.Filters));
        }
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        var windows = new WindowReader(from, to, SequenceCount(workspace), _stride, -_before);
        Multiply(windows, _forward, _width, _channels, from.Step * _dilation, _bias, Floor, threads);
    }

    /// <summary>
    /// The product of windows and packed weights. Cut into parts of rows, or, where there are few rows, of
    /// panels.
    /// </summary>
    private static void Multiply(
        WindowReader windows,
        PackedWeights<TLanes> weights,
        int taps,
        int depth,
        int tapStep,
        AlignedBuffer? bias,
        float floor,
        int threads)
    {
        if (tapStep == depth)
            (taps, depth) = (1, taps * depth);
        int rowParts = (windows.Count + PartRows - 1) / PartRows;
        int panelParts = Math.Min(weights.Panels, (FewestParts + rowParts - 1) / rowParts);
        ParallelLoop.For(rowParts * panelParts, threads, part =>
        {
            int firstRow = part / panelParts * PartRows;
            int endRow = Math.Min(windows.Count, firstRow + PartRows);
            int firstPanel = part % panelParts * weights.Panels / panelParts;
            int endPanel = (part % panelParts + 1) * weights.Panels / panelParts;
            int count = endRow - firstRow;
            nint* inputs = stackalloc nint[PartRows];
            nint* outputs = stackalloc nint[PartRows];
            windows.Read(firstRow, count, inputs, outputs);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                float* packed = weights.Panel(panel);
                int column = panel * PackedWeights<TLanes>.PanelWidth;
                float* start = bias is null ? null : bias.Pointer + column;
                bool isWide = weights.Width(panel) > TLanes.Count;
                for (int row = 0; row < count; row += MatrixTile.Rows)
                {
                    nint* output = outputs + row;
                    if (isWide)
                    {
                        MatrixTile.Multiply<TLanes, TileRow2<TLanes>>(
                            inputs + row, output, packed, taps, depth, tapStep, start, floor, column);
                    }
                    else
                    {
                        MatrixTile.Multiply<TLanes, TileRow1<TLanes>>(
                            inputs + row, output, packed, taps, depth, tapStep, start, floor, column);
                    }
                }
            }
        });
    }
}
