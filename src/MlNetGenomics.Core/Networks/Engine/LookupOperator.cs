using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A convolution that reads bases, by table lookup: for every three positions of sixteen filters a table holds
/// the summed weights of all 3-mers. No one-hot matrix is made. Its gradient is summed into such tables, too.
/// </summary>
internal sealed unsafe class LookupOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private const int Block = LookupFilters<TLanes>.BlockWidth;
    private const int GroupSize = LookupRows.RowCount * Block;

    private readonly LookupFilters<TLanes> _filters;

    /// <summary>An operator for a layer that reads the sequence.</summary>
    /// <param name="filters">The layer's filters.</param>
    /// <param name="to">Slot of the features.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public LookupOperator(LookupFilters<TLanes> filters, int to, int strands) : base(-1, to, strands)
    {
        _filters = filters;
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; init; } = float.NegativeInfinity;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads) => _filters.SetValues(values, threads);

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
                for (int block = 0; block < _filters.Blocks; block++)
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
        int filters = _filters.Weights.Filters;
        int sumsSize = _filters.TableSize + Block;
        batch.ReserveSums(checked(_filters.Blocks * sumsSize));
        var slopes = new float[_filters.Weights.Inputs * filters];
        ParallelLoop.For(_filters.Blocks, threads, block =>
        {
            batch.Sums.Slice(block * sumsSize, sumsSize).Clear();
            float* sums = batch.Sums.Pointer + (nint)block * sumsSize;
            float* bias = sums + _filters.TableSize;
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
            int count = _filters.Count(block);
            Distribute(sums, slopes, first, count);
            Span<float> biasGradient = _filters.Weights.BiasGradient(values);
            if (biasGradient.Length > 0)
                new ReadOnlySpan<float>(bias, count).CopyTo(biasGradient[first..]);
        });
        _filters.Weights.WriteGradient(slopes, values);
    }

    private LookupBatch Prepare(Workspace workspace) =>
        (LookupBatch)(workspace.States[Number] ??=
            _filters.CreateBatch(workspace.Capacity * Strands, workspace.Length));

    private void Scan(ushort* rows, int positions, int block, float* target, int step)
    {
        int groups = _filters.Groups;
        nint stride = _filters.Stride;
        TLanes floor = TLanes.Create(Floor);
        for (int lane = 0; lane < Block; lane += TLanes.Count)
        {
            float* table = _filters.TableAddress(block) + lane;
            TLanes bias = TLanes.Load(_filters.Bias(block) + lane);
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
        int groups = _filters.Groups;
        for (int lane = 0; lane < Block; lane += TLanes.Count)
        {
            TLanes total = TLanes.Load(bias + lane);
            for (int position = 0; position < positions; position++)
            {
                TLanes slope = TLanes.Load(gradient + (nint)position * step + lane);
                total += slope;
                ushort* row = rows + (nint)position * _filters.Stride;
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
        for (int g = 0; g < _filters.Groups; g++)
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
        if (position >= _filters.Width || code >= Dna.BaseCount)
            return;
        Span<float> target =
            slopes.AsSpan((position * Dna.BaseCount + code) * _filters.Weights.Filters + first, row.Length);
        for (int i = 0; i < row.Length; i++)
            target[i] += row[i];
    }
}
