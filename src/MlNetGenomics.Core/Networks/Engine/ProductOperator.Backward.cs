using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

internal sealed unsafe partial class ProductOperator<TLanes>
{
    // Numbers of features and gradients that are worked on at a time, to fit a second-level cache.
    private const int GroupSize = 1 << 17;

    // Parts that the weights are cut into when their gradient is summed.
    private const int WeightParts = 16;

    private PackedWeights<TLanes>? _reversed;
    private AlignedBuffer? _noBias;

    private void PrepareBackward(Slot to, FeatureShape input)
    {
        _reversed = new PackedWeights<TLanes>(_width * _filters.Filters, _channels);
        int panels = _reversed.Panels;
        if (IsNarrow)
        {
            _columns = new PackedWeights<TLanes>(_filters.Filters, _width * _channels);
            panels = Math.Max(panels, _columns.Panels);
        }
        _noBias = new AlignedBuffer(panels * PackedWeights<TLanes>.PanelWidth);
        if (_stride > 1)
            return;
        to.SurroundGradient(Math.Max(0, Span - 1 - _before), Math.Max(0, input.Positions + _before - to.Shape.Positions));
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        FeatureBuffer gradient = workspace.Gradients[To];
        if (values is not null && TryBackwardSparse(workspace, gradient, needsInput, values, threads))
            return;
        if (values is not null)
            SumWeights(workspace, gradient, values, threads);
        if (!needsInput)
            return;
        if (IsNarrow)
        {
            BackwardNarrow(workspace, gradient, threads);
            return;
        }
        // The gradient of a window's place is the sum of the gradients of all windows over it: a convolution with
        // the taps in reverse. With a stride, zeros are put between the gradients first.
        FeatureBuffer spread = _stride == 1 ? gradient : Spread(workspace, gradient, threads);
        FeatureBuffer to = workspace.Gradients[From];
        var windows = new WindowReader(spread, to, SequenceCount(workspace), 1, _before - Span + 1);
        Multiply(
            windows, _reversed!, _width, _filters.Filters, spread.Step * _dilation, _noBias!, float.NegativeInfinity,
            threads);
    }

    private State StateOf(Workspace workspace) => (State)(workspace.States[Number] ??= new State());

    private FeatureBuffer Spread(Workspace workspace, FeatureBuffer gradient, int threads)
    {
        FeatureShape shape = gradient.Shape;
        int positions = (shape.Positions - 1) * _stride + 1;
        FeatureBuffer spread = StateOf(workspace).Spread ??= new FeatureBuffer(
            shape with { Positions = positions },
            workspace.Capacity * Strands,
            Math.Max(0, Span - 1 - _before),
            Math.Max(0, workspace.Features[From].Shape.Positions + _before - positions));
        ForSequences(workspace, spread, threads, sequence =>
        {
            for (int p = 0; p < shape.Positions; p++)
            {
                new ReadOnlySpan<float>(gradient.Row(sequence, p), gradient.Step)
                    .CopyTo(new Span<float>(spread.Row(sequence, p * _stride), spread.Step));
            }
        });
        return spread;
    }

    private void SumWeights(Workspace workspace, FeatureBuffer gradient, float[] values, int threads)
    {
        FeatureBuffer input = workspace.Features[From];
        // Where windows are one run of numbers, their taps are one, too.
        bool isOneRun = input.Step == _channels && _dilation == 1;
        int taps = isOneRun ? 1 : _width;
        int depth = isOneRun ? _width * _channels : _channels;
        int tilesOfTap = (depth + MatrixTile.Rows - 1) / MatrixTile.Rows;
        int tiles = taps * tilesOfTap;
        int step = gradient.Step;
        int sequences = SequenceCount(workspace);
        int filters = _filters.Filters;
        bool isPlain = _filters.PlainGradient(values).Length > 0;
        float[] slopes = isPlain ? [] : new float[_filters.Inputs * _filters.Filters];
        int each = (int)Math.Clamp(GroupSize / (input.SequenceStep + gradient.SequenceStep), 1, sequences);
        int parts = Math.Min(WeightParts, tiles);
        AlignedBuffer sums = StateOf(workspace).Sums ??= new AlignedBuffer(checked(tiles * MatrixTile.Rows * step));
        ParallelLoop.For(parts + 1, threads, part =>
        {
            if (part == parts)
            {
                SumBias(gradient, sequences, values);
                return;
            }
            int firstTile = part * tiles / parts;
            int endTile = (part + 1) * tiles / parts;
            int tileSize = MatrixTile.Rows * step;
            sums.Slice(firstTile * tileSize, (endTile - firstTile) * tileSize).Clear();
            for (int sequence = 0; sequence < sequences; sequence += each)
            {
                int count = Math.Min(each, sequences - sequence);
                for (int tile = firstTile; tile < endTile; tile++)
                {
                    float* from = input.Row(sequence, -_before)
                        + (nint)(tile / tilesOfTap) * _dilation * input.Step + tile % tilesOfTap * MatrixTile.Rows;
                    AddTile(from, input, gradient, sequence, count, sums.Pointer + (nint)tile * tileSize);
                }
            }
            for (int tile = firstTile; tile < endTile; tile++)
            {
                int tap = tile / tilesOfTap;
                int channel = tile % tilesOfTap * MatrixTile.Rows;
                Span<float> to = isPlain ? _filters.PlainGradient(values) : slopes;
                for (int r = 0; r < MatrixTile.Rows && channel + r < depth; r++)
                {
                    float* row = sums.Pointer + (nint)(tile * MatrixTile.Rows + r) * step;
                    new ReadOnlySpan<float>(row, filters).CopyTo(to[((tap * depth + channel + r) * filters)..]);
                }
            }
        });
        if (!isPlain)
            _filters.WriteGradient(slopes, values);
    }

    private void AddTile(
        float* from, FeatureBuffer input, FeatureBuffer gradient, int sequence, int count, float* target)
    {
        int positions = gradient.Shape.Positions;
        nint inputStep = (nint)_stride * input.Step;
        int step = gradient.Step;
        int column = 0;
        for (; column + 2 * TLanes.Count <= step; column += 2 * TLanes.Count)
        {
            MatrixTile.AddOuterProducts<TLanes, TileRow2<TLanes>>(
                from, inputStep, input.SequenceStep, gradient.Row(sequence) + column, step, gradient.SequenceStep,
                positions, count, target + column, step);
        }
        if (column < step)
        {
            MatrixTile.AddOuterProducts<TLanes, TileRow1<TLanes>>(
                from, inputStep, input.SequenceStep, gradient.Row(sequence) + column, step, gradient.SequenceStep,
                positions, count, target + column, step);
        }
    }

    private void SumBias(FeatureBuffer gradient, int sequences, float[] values)
    {
        Span<float> bias = _filters.BiasGradient(values);
        if (bias.Length == 0)
            return;
        var sums = new AlignedBuffer(gradient.Step);
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            for (int lane = 0; lane < gradient.Step; lane += TLanes.Count)
            {
                TLanes sum = TLanes.Load(sums.Pointer + lane);
                float* row = gradient.Row(sequence) + lane;
                for (int position = 0; position < gradient.Shape.Positions; position++, row += gradient.Step)
                    sum += TLanes.Load(row);
                TLanes.Store(sum, sums.Pointer + lane);
            }
        }
        sums.Slice(0, bias.Length).CopyTo(bias);
    }

    /// <summary>What is kept from batch to batch.</summary>
    private sealed class State
    {
        /// <summary>Gradients with zeros between them.</summary>
        public FeatureBuffer? Spread { get; set; }

        /// <summary>What gradients add to windows, of the narrow way.</summary>
        public FeatureBuffer? Columns { get; set; }

        /// <summary>Sums of the weights' gradient.</summary>
        public AlignedBuffer? Sums { get; set; }

        /// <summary>Sums of windows, [filters x filled-up window], of the sparse way.</summary>
        public AlignedBuffer? SparseSums { get; set; }

        /// <summary>Weights of each filter in one run, of the sparse way.</summary>
        public AlignedBuffer? FilterRows { get; set; }
    }
}
