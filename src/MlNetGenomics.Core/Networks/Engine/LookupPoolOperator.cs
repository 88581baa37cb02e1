using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A convolution that reads bases, by lookup, and the maximum over windows of its outputs at once: what is not a
/// maximum is never written. Going backward, a maximum's gradient reaches the bases under its window alone.
/// </summary>
internal sealed unsafe class LookupPoolOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private const int Block = LookupFilters<TLanes>.BlockWidth;

    private readonly LookupFilters<TLanes> _filters;
    private readonly int _size;
    private readonly int _stride;

    /// <summary>An operator for a layer that reads the sequence and the pooling after it.</summary>
    /// <param name="filters">The layer's filters, of stride 1.</param>
    /// <param name="size">Positions of a pooling window.</param>
    /// <param name="stride">Positions from one pooling window to the next.</param>
    /// <param name="to">Slot of the maxima.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public LookupPoolOperator(LookupFilters<TLanes> filters, int size, int stride, int to, int strands)
        : base(-1, to, strands)
    {
        _filters = filters;
        _size = size;
        _stride = stride;
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; init; } = float.NegativeInfinity;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads) => _filters.SetValues(values, threads);

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer to = workspace.Features[To];
        State state = StateOf(workspace);
        ForSequences(workspace, (long)_filters.Positions * _filters.Blocks * Block, threads, sequence =>
        {
            state.Batch.Fill(workspace, sequence);
            ReadOnlySpan<ushort> rows = state.Batch.Rows(sequence);
            Span<float> best = stackalloc float[Block];
            Span<int> places = state.Places(sequence);
            for (int position = 0; position < to.Shape.Positions; position++)
            {
                ReadOnlySpan<ushort> window = rows.Slice(position * _stride, _size + _filters.Width - 1);
                for (int block = 0; block < _filters.Blocks; block++)
                {
                    best.Fill(float.NegativeInfinity);
                    Span<int> at = places.Slice((position * _filters.Blocks + block) * Block, Block);
                    at.Clear();
                    LookupConvolution.Maximum<TLanes>(_filters.Table(block), _filters.Width, window, 0, best, at);
                    Finish(best, _filters.Bias(block), to.Row(sequence, position) + block * Block);
                }
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        if (values is null)
            return;
        FeatureBuffer features = workspace.Features[To];
        FeatureBuffer gradient = workspace.Gradients[To];
        State state = StateOf(workspace);
        FilterWeights weights = _filters.Weights;
        var slopes = new float[weights.Inputs * weights.Filters];
        ParallelLoop.For(_filters.Blocks, threads, block =>
        {
            int first = block * Block;
            int count = _filters.Count(block);
            var sums = new float[weights.Inputs * Block];
            Span<float> bias = stackalloc float[Block];
            bias.Clear();
            for (int sequence = 0; sequence < SequenceCount(workspace); sequence++)
            {
                for (int position = 0; position < gradient.Shape.Positions; position++)
                {
                    float* slope = gradient.Row(sequence, position) + first;
                    float* feature = features.Row(sequence, position) + first;
                    ReadOnlySpan<int> places =
                        state.Places(sequence).Slice((position * _filters.Blocks + block) * Block, Block);
                    for (int filter = 0; filter < count; filter++)
                    {
                        // A maximum at the floor is the ReLU's 0, and has no slope.
                        if (slope[filter] == 0 || !(feature[filter] > Floor))
                            continue;
                        bias[filter] += slope[filter];
                        int start = position * _stride + places[filter];
                        AddBases(state.Batch, workspace.Codes(sequence), start, slope[filter], sums.AsSpan(filter));
                    }
                }
            }
            for (int k = 0; k < weights.Inputs; k++)
                sums.AsSpan(k * Block, count).CopyTo(slopes.AsSpan(k * weights.Filters + first));
            Span<float> biasGradient = weights.BiasGradient(values);
            if (biasGradient.Length > 0)
                bias[..count].CopyTo(biasGradient[first..]);
        });
        weights.WriteGradient(slopes, values);
    }

    private void Finish(Span<float> best, float* bias, float* target)
    {
        TLanes floor = TLanes.Create(Floor);
        ref float first = ref MemoryMarshal.GetReference(best);
        for (int lane = 0; lane < Block; lane += TLanes.Count)
        {
            TLanes score = TLanes.Load(ref first, lane) + TLanes.Load(bias + lane);
            TLanes.Store(TLanes.Max(floor, score), target + lane);
        }
    }

    private void AddBases(LookupBatch batch, ReadOnlySpan<byte> codes, int start, float slope, Span<float> sums)
    {
        int from = start - batch.Before;
        int width = _filters.Width;
        for (int w = Math.Max(0, -from); w < width && from + w < codes.Length; w++)
        {
            byte code = codes[from + w];
            if (code < Dna.BaseCount)
                sums[(w * Dna.BaseCount + code) * Block] += slope;
        }
    }

    private State StateOf(Workspace workspace) => (State)(workspace.States[Number] ??= new State(
        _filters.CreateBatch(workspace.Capacity * Strands, workspace.Length),
        new int[(long)workspace.Capacity * Strands * workspace.Features[To].Shape.Positions * _filters.Blocks * Block],
        workspace.Features[To].Shape.Positions * _filters.Blocks * Block));

    /// <summary>What is kept from forward to backward.</summary>
    /// <param name="Batch">Bases as rows of tables.</param>
    /// <param name="AllPlaces">Place of each maximum within its pooling window.</param>
    /// <param name="Each">Places of a sequence.</param>
    private sealed record State(LookupBatch Batch, int[] AllPlaces, int Each)
    {
        /// <summary>Places of a sequence.</summary>
        public Span<int> Places(int sequence) => AllPlaces.AsSpan(sequence * Each, Each);
    }
}
