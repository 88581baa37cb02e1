using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Scores sequences with a MuSeAM model, in batches and on several threads. Tables are made once; a scorer
/// may be used from several threads at a time.
/// </summary>
public sealed class MuseamScorer
{
    private const int ChunkLength = 64;
    private const int BlockWidth = LookupConvolution.BlockWidth;

    private readonly float[] _head;
    private readonly AlignedBuffer _tables;
    private readonly int _tableSize;
    private readonly int _blockCount;

    /// <summary>Prepares a model for scoring.</summary>
    public MuseamScorer(MuseamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _blockCount = KernelBlocks.Count(model.KernelCount);
        _head = new float[_blockCount * BlockWidth];
        model.HeadWeights.CopyTo(_head);
        _tableSize = LookupConvolution.TableSize(model.KernelWidth);
        _tables = LookupConvolution.Tables(model);
    }

    /// <summary>The model.</summary>
    public MuseamModel Model { get; }

    /// <summary>Predictions, one a sequence, on the scale of the model's labels.</summary>
    /// <exception cref="GenomicsException">A sequence's length is not the model's.</exception>
    public float[] Predict(SequenceSet sequences, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var predictions = new float[sequences.Count];
        Scan(sequences, threads, cancellation, (first, scores, _) =>
        {
            int count = Math.Min(ChunkLength, sequences.Count - first);
            for (int i = 0; i < count; i++)
                predictions[first + i] = (float)KernelBlocks.Predict(scores, i, count, _head, Model.Intercept);
        });
        return predictions;
    }

    /// <summary>Best score and site of every kernel in every sequence.</summary>
    /// <exception cref="GenomicsException">A sequence's length is not the model's.</exception>
    public MotifScores Score(SequenceSet sequences, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var result = new MotifScores(sequences.Count, Model.KernelCount);
        Scan(sequences, threads, cancellation, (first, scores, windows) =>
        {
            int count = Math.Min(ChunkLength, sequences.Count - first);
            for (int i = 0; i < count; i++)
            {
                for (int kernel = 0; kernel < Model.KernelCount; kernel++)
                {
                    (int block, int lane) = Math.DivRem(kernel, BlockWidth);
                    int at = (block * count + i) * BlockWidth + lane;
                    result.Set(first + i, kernel, scores[at], SiteOf(windows[at]));
                }
            }
        });
        return result;
    }

    private MotifSite? SiteOf(int window)
    {
        if (window < 0)
            return null;
        return window < Model.SequenceLength
            ? new MotifSite(window, false)
            : new MotifSite(2 * Model.SequenceLength - window - Model.KernelWidth, true);
    }

    /// <summary>Scans chunks of sequences; hands over [blocks x chunk x 16] scores and windows.</summary>
    private void Scan(
        SequenceSet sequences, int threads, CancellationToken cancellation, Action<int, float[], int[]> take)
    {
        RequireLength(sequences);
        int chunks = (sequences.Count + ChunkLength - 1) / ChunkLength;
        ParallelLoop.For(
            chunks,
            threads,
            chunk =>
            {
                int first = chunk * ChunkLength;
                int count = Math.Min(ChunkLength, sequences.Count - first);
                var rows = new LookupRows(sequences, first, count, Model.BothStrands);
                var scores = new float[_blockCount * count * BlockWidth];
                var windows = new int[scores.Length];
                if (Vector512.IsHardwareAccelerated)
                    ScanChunk<Lanes512>(rows, scores, windows);
                else
                    ScanChunk<Lanes256>(rows, scores, windows);
                take(first, scores, windows);
            },
            cancellation);
    }

    private void ScanChunk<TLanes>(LookupRows rows, float[] scores, int[] windows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int block = 0; block < _blockCount; block++)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                int slot = (block * rows.Count + i) * BlockWidth;
                LookupConvolution.BestWindows<TLanes>(
                    Table(block),
                    Model.KernelWidth,
                    rows,
                    i,
                    scores.AsSpan(slot, BlockWidth),
                    windows.AsSpan(slot, BlockWidth));
            }
        }
    }

    private Span<float> Table(int block) => _tables.Slice(block * _tableSize, _tableSize);

    private void RequireLength(SequenceSet sequences)
    {
        for (int i = 0; i < sequences.Count; i++)
        {
            if (sequences[i].Length != Model.SequenceLength)
            {
                throw new GenomicsException(
                    $"sequence {sequences.Names[i]} (record {i + 1}) has {sequences[i].Length} bases, " +
                    $"the model is for {Model.SequenceLength}");
            }
        }
    }
}
