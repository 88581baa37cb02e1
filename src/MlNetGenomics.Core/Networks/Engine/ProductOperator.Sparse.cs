using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

internal sealed unsafe partial class ProductOperator<TLanes>
{
    // Adding up rows in memory is so much slower than a product in registers.
    private const int SparseShare = 16;

    // Parts that the filters are cut into.
    private const int FilterParts = 8;

    /// <summary>
    /// Goes backward through the few outputs that have a gradient: each adds its filter's weights to the gradient of
    /// its window, and its window to the gradient of the weights.
    /// </summary>
    private bool TryBackwardSparse(
        Workspace workspace, FeatureBuffer gradient, bool needsInput, float[] values, int threads)
    {
        // Windows must be one run of numbers, and long enough for it to pay.
        if (_dilation > 1 || gradient.Shape.Positions < SparseShare)
            return false;
        int sequences = SequenceCount(workspace);
        SparseGradient? list = SparseGradient.TryList(gradient, sequences, SparseShare, threads);
        if (list is null)
            return false;
        FeatureBuffer input = workspace.Features[From];
        SumSparseWeights(workspace, input, list, sequences, values, threads);
        if (needsInput)
            SpreadSparse(workspace, input, list, threads);
        return true;
    }

    private void SumSparseWeights(
        Workspace workspace, FeatureBuffer input, SparseGradient list, int sequences, float[] values, int threads)
    {
        int filters = _filters.Filters;
        int run = _width * input.Step;
        bool isPlain = _filters.PlainGradient(values).Length > 0;
        float[] slopes = isPlain ? [] : new float[_filters.Inputs * filters];
        int parts = Math.Min(FilterParts, filters);
        AlignedBuffer sums = StateOf(workspace).SparseSums ??= new AlignedBuffer(checked(filters * Padded(run)));
        ParallelLoop.For(parts, threads, part =>
        {
            int first = part * filters / parts;
            int end = (part + 1) * filters / parts;
            sums.Slice(first * Padded(run), (end - first) * Padded(run)).Clear();
            var bias = new float[end - first];
            for (int sequence = 0; sequence < sequences; sequence++)
            {
                foreach (SparseGradient.Entry entry in list[sequence])
                {
                    if (entry.Channel < first || entry.Channel >= end)
                        continue;
                    bias[entry.Channel - first] += entry.Slope;
                    float* window = input.Row(sequence, entry.Position * _stride - _before);
                    AddScaled(entry.Slope, window, sums.Pointer + (nint)entry.Channel * Padded(run), run);
                }
            }
            Span<float> to = isPlain ? _filters.PlainGradient(values) : slopes;
            for (int filter = first; filter < end; filter++)
            {
                float* sum = sums.Pointer + (nint)filter * Padded(run);
                for (int k = 0; k < _filters.Inputs; k++)
                    to[k * filters + filter] = sum[k / _channels * input.Step + k % _channels];
            }
            Span<float> biasGradient = _filters.BiasGradient(values);
            if (biasGradient.Length > 0)
                bias.CopyTo(biasGradient[first..]);
        });
        GC.KeepAlive(sums);
        if (!isPlain)
            _filters.WriteGradient(slopes, values);
    }

    private void SpreadSparse(Workspace workspace, FeatureBuffer input, SparseGradient list, int threads)
    {
        FeatureBuffer to = workspace.Gradients[From];
        int filters = _filters.Filters;
        int channelStep = to.Step;
        int run = _width * channelStep;
        AlignedBuffer rows = StateOf(workspace).FilterRows ??= new AlignedBuffer(checked(filters * Padded(run)));
        FillFilterRows(rows, channelStep, run);
        int positions = to.Shape.Positions;
        ForSequences(workspace, to, threads, sequence =>
        {
            new Span<float>(to.Row(sequence), to.RowsLength).Clear();
            foreach (SparseGradient.Entry entry in list[sequence])
            {
                // Padding has no gradient.
                int start = entry.Position * _stride - _before;
                int from = Math.Max(0, -start);
                int end = Math.Min(_width, positions - start);
                float* weights = rows.Pointer + (nint)entry.Channel * Padded(run) + from * channelStep;
                AddScaled(entry.Slope, weights, to.Row(sequence, start + from), (end - from) * channelStep);
            }
        });
        GC.KeepAlive(rows);
    }

    /// <summary>Weights of each filter in one run, rows filled up as features are.</summary>
    private void FillFilterRows(AlignedBuffer rows, int channelStep, int run)
    {
        int filters = _filters.Filters;
        // The panels of the product backward hold the taps in reverse: row (tap, filter), column channel.
        for (int tap = 0; tap < _width; tap++)
        {
            for (int panel = 0; panel < _reversed!.Panels; panel++)
            {
                int width = _reversed.Width(panel);
                int column = panel * PackedWeights<TLanes>.PanelWidth;
                int count = Math.Min(width, _channels - column);
                float* from = _reversed.Panel(panel) + (nint)(_width - 1 - tap) * filters * width;
                for (int filter = 0; filter < filters; filter++, from += width)
                {
                    new ReadOnlySpan<float>(from, count)
                        .CopyTo(rows.Slice(filter * Padded(run) + tap * channelStep + column, count));
                }
            }
        }
    }

    private static int Padded(int length) => (length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    private static void AddScaled(float factor, float* from, float* to, int length)
    {
        TLanes scale = TLanes.Create(factor);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
            TLanes.Store(TLanes.MultiplyAdd(scale, TLanes.Load(from + i), TLanes.Load(to + i)), to + i);
        for (; i < length; i++)
            to[i] = MathF.FusedMultiplyAdd(factor, from[i], to[i]);
    }
}
