using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A convolution that reads bases, by table lookup: for every three positions of sixteen filters a table holds
/// the summed weights of all 3-mers. No one-hot matrix is made. Its gradient is summed into such tables, too.
/// </summary>
internal sealed unsafe class LookupOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private const int Block = LookupConvolution.BlockWidth;
    private const int GroupSize = LookupRows.RowCount * Block;

    private readonly FilterWeights _filters;
    private readonly int _width;
    private readonly int _stride;
    private readonly int _before;
    private readonly int _after;
    private readonly int _blocks;
    private readonly int _tableSize;
    private readonly AlignedBuffer _tables;
    private readonly AlignedBuffer _bias;

    /// <summary>An operator for a layer that reads the sequence.</summary>
    /// <param name="step">A convolution without dilation, or a multinomial convolution.</param>
    /// <param name="to">Slot of the features.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public LookupOperator(NetworkStep step, int to, int strands) : base(-1, to, strands)
    {
        _filters = new FilterWeights(step);
        int length = step.Input.Positions;
        _width = step.Layer is MultinomialConvolution multinomial ? multinomial.Width : ((Convolution)step.Layer).Width;
        _stride = (step.Layer as Convolution)?.Stride ?? 1;
        _before = (step.Layer as Convolution)?.PaddingBefore(length) ?? 0;
        int lastWindow = (step.Output.Positions - 1) * _stride;
        _after = Math.Max(0, lastWindow + Groups * LookupRows.BasesPerRow - _before - length);
        _blocks = (_filters.Filters + Block - 1) / Block;
        _tableSize = Groups * GroupSize;
        _tables = new AlignedBuffer(checked(_blocks * _tableSize));
        _bias = new AlignedBuffer(_blocks * Block);
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; set; } = float.NegativeInfinity;

    /// <summary>Multiplies a batch normalization in.</summary>
    public void Fold(NetworkStep normalization) => _filters.Fold(normalization);

    private int Groups => (_width + LookupRows.BasesPerRow - 1) / LookupRows.BasesPerRow;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        _filters.Read(values, _bias.Slice(0, _filters.Filters));
        ParallelLoop.For(_blocks, threads, block =>
        {
            var weights = new float[_width * Dna.BaseCount * Block];
            int first = block * Block;
            int count = Math.Min(Block, _filters.Filters - first);
            for (int row = 0; row < _width * Dna.BaseCount; row++)
                _filters.Weights(values).Slice(row * _filters.Filters + first, count).CopyTo(weights.AsSpan(row * Block));
            LookupConvolution.FillTable<TLanes>(
                weights, _width, unknownBases: true, _tables.Slice(block * _tableSize, _tableSize));
        });
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer to = workspace.Features[To];
        LookupBatch batch = Prepare(workspace);
        ForSequences(workspace, to, threads, sequence =>
        {
            batch.Fill(workspace, sequence);
            fixed (ushort* rows = batch.Rows(sequence))
            {
                for (int block = 0; block < _blocks; block++)
                    Scan(rows, to.Shape.Positions, block, to.Row(sequence) + block * Block, to.Step);
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        if (values is null)
            return;
        FeatureBuffer gradient = workspace.Gradients[To];
        LookupBatch batch = Prepare(workspace);
        int filters = _filters.Filters;
        int sumsSize = _tableSize + Block;
        batch.ReserveSums(checked(_blocks * sumsSize));
        var slopes = new float[_filters.Inputs * _filters.Filters];
        ParallelLoop.For(_blocks, threads, block =>
        {
            batch.Sums.Slice(block * sumsSize, sumsSize).Clear();
            float* sums = batch.Sums.Pointer + (nint)block * sumsSize;
            float* bias = sums + _tableSize;
            for (int sequence = 0; sequence < SequenceCount(workspace); sequence++)
            {
                fixed (ushort* rows = batch.Rows(sequence))
                {
                    AddRows(
                        rows, gradient.Shape.Positions, gradient.Row(sequence) + block * Block, gradient.Step,
                        sums, bias);
                }
            }
            int first = block * Block;
            int count = Math.Min(Block, filters - first);
            Distribute(sums, slopes, first, count);
            Span<float> biasGradient = _filters.BiasGradient(values);
            if (biasGradient.Length > 0)
                new ReadOnlySpan<float>(bias, count).CopyTo(biasGradient[first..]);
        });
        _filters.WriteGradient(slopes, values);
    }

    private LookupBatch Prepare(Workspace workspace) =>
        (LookupBatch)(workspace.States[Number] ??=
            new LookupBatch(workspace.Capacity * Strands, workspace.Length, _before, _after));

    private void Scan(ushort* rows, int positions, int block, float* target, int step)
    {
        int groups = Groups;
        nint stride = _stride;
        TLanes floor = TLanes.Create(Floor);
        for (int lane = 0; lane < Block; lane += TLanes.Count)
        {
            float* table = _tables.Pointer + (nint)block * _tableSize + lane;
            TLanes bias = TLanes.Load(_bias.Pointer + block * Block + lane);
            float* to = target + lane;
            int position = 0;
            for (; position + 4 <= positions; position += 4)
            {
                ushort* row = rows + position * stride;
                float* group = table;
                TLanes first = bias;
                TLanes second = bias;
                TLanes third = bias;
                TLanes fourth = bias;
                for (int g = 0; g < groups; g++)
                {
                    first += TLanes.Load(group + row[0]);
                    second += TLanes.Load(group + row[stride]);
                    third += TLanes.Load(group + row[2 * stride]);
                    fourth += TLanes.Load(group + row[3 * stride]);
                    row += LookupRows.BasesPerRow;
                    group += GroupSize;
                }
                TLanes.Store(TLanes.Max(floor, first), to);
                TLanes.Store(TLanes.Max(floor, second), to + step);
                TLanes.Store(TLanes.Max(floor, third), to + 2 * step);
                TLanes.Store(TLanes.Max(floor, fourth), to + 3 * step);
                to += 4 * step;
            }
            for (; position < positions; position++)
            {
                ushort* row = rows + position * stride;
                TLanes sum = bias;
                for (int g = 0; g < groups; g++)
                    sum += TLanes.Load(table + g * GroupSize + row[g * LookupRows.BasesPerRow]);
                TLanes.Store(TLanes.Max(floor, sum), to);
                to += step;
            }
        }
    }

    private void AddRows(ushort* rows, int positions, float* gradient, int step, float* sums, float* bias)
    {
        int groups = Groups;
        for (int lane = 0; lane < Block; lane += TLanes.Count)
        {
            TLanes total = TLanes.Load(bias + lane);
            for (int position = 0; position < positions; position++)
            {
                TLanes slope = TLanes.Load(gradient + (nint)position * step + lane);
                total += slope;
                ushort* row = rows + (nint)position * _stride;
                float* group = sums + lane;
                for (int g = 0; g < groups; g++)
                {
                    float* sum = group + *row;
                    TLanes.Store(TLanes.Load(sum) + slope, sum);
                    row += LookupRows.BasesPerRow;
                    group += GroupSize;
                }
            }
            TLanes.Store(total, bias + lane);
        }
    }

    /// <summary>From sums a 3-mer to sums a base and position.</summary>
    private void Distribute(float* sums, float[] slopes, int first, int count)
    {
        for (int g = 0; g < Groups; g++)
        {
            for (int kmer = 0; kmer < LookupRows.RowCount; kmer++)
            {
                int a = kmer / 25;
                int b = kmer / 5 % 5;
                int c = kmer % 5;
                var row = new ReadOnlySpan<float>(sums + g * GroupSize + LookupRows.OffsetOf(a, b, c), count);
                int position = g * LookupRows.BasesPerRow;
                AddTo(slopes, position, a, first, row);
                AddTo(slopes, position + 1, b, first, row);
                AddTo(slopes, position + 2, c, first, row);
            }
        }
    }

    private void AddTo(float[] slopes, int position, int code, int first, ReadOnlySpan<float> row)
    {
        if (position >= _width || code >= Dna.BaseCount)
            return;
        Span<float> target =
            slopes.AsSpan((position * Dna.BaseCount + code) * _filters.Filters + first, row.Length);
        for (int i = 0; i < row.Length; i++)
            target[i] += row[i];
    }
}
