using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Variants;

/// <summary>
/// Predicts for both alleles with a MuSeAM model: windows that do not hold the variant are the same in both sequences and are
/// gone through once, as only the best window of a kernel counts. The result is that of scoring both sequences.
/// </summary>
public sealed class MuseamAlleleScorer : IAlleleScorer
{
    private const int ChunkLength = 64;
    private const int BlockWidth = LookupConvolution.BlockWidth;

    private readonly MuseamModel _model;
    private readonly int _threads;
    private readonly int _blockCount;
    private readonly int _tableSize;
    private readonly AlignedBuffer _tables;
    private readonly float[] _head;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public MuseamAlleleScorer(MuseamModel model, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _threads = threads;
        Kernels = [.. Enumerable.Range(0, model.KernelCount).Select(MuseamMotifs.Name)];
        _blockCount = KernelBlocks.Count(model.KernelCount);
        _tableSize = LookupConvolution.TableSize(model.KernelWidth);
        _tables = LookupConvolution.Tables(model);
        _head = new float[_blockCount * BlockWidth];
        model.HeadWeights.CopyTo(_head);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tasks => [_model.TaskName];

    /// <inheritdoc/>
    public int Length => _model.SequenceLength;

    /// <inheritdoc/>
    public IReadOnlyList<string>? Kernels { get; }

    /// <inheritdoc/>
    public AlleleScores Score(AllelePairs pairs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pairs.Length, Length, nameof(pairs));
        float[] reference = new float[pairs.Count], alternate = new float[pairs.Count], effects = new float[pairs.Count];
        var motifs = new MotifChange[pairs.Count][];
        int chunks = (pairs.Count + ChunkLength - 1) / ChunkLength;
        ParallelLoop.For(
            chunks,
            _threads,
            chunk =>
            {
                int first = chunk * ChunkLength, count = Math.Min(ChunkLength, pairs.Count - first);
                float[] scores = new float[_blockCount * count * BlockWidth], changed = new float[scores.Length];
                if (Vector512.IsHardwareAccelerated)
                    Scan<Lanes512>(pairs, first, count, scores, changed);
                else
                    Scan<Lanes256>(pairs, first, count, scores, changed);
                for (int i = 0; i < count; i++)
                {
                    motifs[first + i] = Compare(scores, changed, i, count, out double effect);
                    double prediction = KernelBlocks.Predict(scores, i, count, _head, _model.Intercept);
                    reference[first + i] = (float)prediction;
                    alternate[first + i] = (float)(prediction + effect);
                    effects[first + i] = (float)effect;
                }
            },
            cancellation);
        return new AlleleScores(1, reference, alternate, effects, motifs);
    }

    /// <summary>Best scores of all kernels, [blocks x count x 16], with the reference alleles and with the alternate ones.</summary>
    private void Scan<TLanes>(AllelePairs pairs, int first, int count, float[] scores, float[] changed)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = new LookupRows[count];
        var changedRows = new LookupRows[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new LookupRows(pairs.Reference(first + i), _model.BothStrands);
            changedRows[i] = new LookupRows(pairs.Alternate(first + i), _model.BothStrands);
        }
        Span<int> windows = stackalloc int[BlockWidth];
        for (int block = 0; block < _blockCount; block++)
        {
            Span<float> table = _tables.Slice(block * _tableSize, _tableSize);
            for (int i = 0; i < count; i++)
            {
                int slot = (block * count + i) * BlockWidth;
                Span<float> best = scores.AsSpan(slot, BlockWidth), bestChanged = changed.AsSpan(slot, BlockWidth);
                WindowShares shares = WindowShares.Of(pairs.Span(first + i), Length, _model.KernelWidth);
                best.Clear();
                Raise<TLanes>(table, rows[i], shares.Before, best, windows);
                Raise<TLanes>(table, rows[i], shares.ReferenceAfter, best, windows);
                best.CopyTo(bestChanged);
                Raise<TLanes>(table, rows[i], shares.ReferenceOwn, best, windows);
                Raise<TLanes>(table, rows[i], shares.ReferenceEnd, best, windows);
                Raise<TLanes>(table, changedRows[i], shares.AlternateOwn, bestChanged, windows);
                Raise<TLanes>(table, changedRows[i], shares.AlternateEnd, bestChanged, windows);
            }
        }
    }

    /// <summary>Raises the best scores over windows of both strands.</summary>
    private void Raise<TLanes>(Span<float> table, LookupRows rows, (int From, int To) part, Span<float> best, Span<int> windows)
        where TLanes : struct, ILanes<TLanes>
    {
        if (part.From >= part.To)
            return;
        int width = _model.KernelWidth;
        LookupConvolution.Maximum<TLanes>(table, width, rows.Rows(0, 0)[part.From..(part.To + width - 1)], 0, best, windows);
        if (!_model.BothStrands)
            return;
        // The window at i is that at L - W - i of the reverse complement.
        int last = Length - width - part.From, first = Length - width - (part.To - 1);
        LookupConvolution.Maximum<TLanes>(table, width, rows.Rows(0, 1)[first..(last + width)], 0, best, windows);
    }

    private MotifChange[] Compare(float[] scores, float[] changed, int index, int count, out double effect)
    {
        effect = 0;
        List<MotifChange>? changes = null;
        for (int block = 0; block < _blockCount; block++)
        {
            int slot = (block * count + index) * BlockWidth;
            ReadOnlySpan<float> before = scores.AsSpan(slot, BlockWidth), after = changed.AsSpan(slot, BlockWidth);
            if (before.SequenceEqual(after))
                continue;
            for (int lane = 0; lane < BlockWidth; lane++)
            {
                int kernel = block * BlockWidth + lane;
                double difference = (double)after[lane] - before[lane], own = difference * _head[kernel];
                if (difference == 0)
                    continue;
                effect += own;
                (changes ??= []).Add(new MotifChange(kernel, (float)difference, (float)own));
            }
        }
        if (changes is null)
            return [];
        changes.Sort((a, b) => (Math.Abs(b.Effect), a.Kernel).CompareTo((Math.Abs(a.Effect), b.Kernel)));
        return [.. changes];
    }
}
