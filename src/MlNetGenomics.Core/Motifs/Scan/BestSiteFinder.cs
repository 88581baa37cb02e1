using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// The best site of every motif in every sequence, by the look-up convolution of networks: sixteen motifs of one width
/// are a block of kernels.
/// </summary>
internal sealed class BestSiteFinder
{
    private const int BlockWidth = LookupConvolution.BlockWidth;

    private readonly int _motifCount;
    private readonly bool _bothStrands;
    private readonly List<Block> _blocks = [];

    public BestSiteFinder(IReadOnlyList<PositionWeightMatrix> motifs, bool bothStrands)
    {
        _motifCount = motifs.Count;
        _bothStrands = bothStrands;
        // Motifs of different widths have different last windows, so a block has one width.
        foreach (IGrouping<int, int> width in Enumerable.Range(0, motifs.Count).GroupBy(i => motifs[i].Width))
        {
            foreach (int[] block in width.Chunk(BlockWidth))
                _blocks.Add(new Block(width.Key, block, Table(motifs, block, width.Key)));
        }
    }

    public MotifScores Find(SequenceSet sequences, int threads, CancellationToken cancellation)
    {
        var result = new MotifScores(sequences.Count, _motifCount);
        ParallelLoop.For(
            sequences.Count,
            threads,
            i =>
            {
                var rows = new LookupRows(sequences, i, count: 1, _bothStrands);
                if (Vector512.IsHardwareAccelerated)
                    Find<Lanes512>(rows, i, result);
                else
                    Find<Lanes256>(rows, i, result);
            },
            cancellation);
        return result;
    }

    private void Find<TLanes>(LookupRows rows, int sequence, MotifScores result)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> best = stackalloc float[BlockWidth];
        Span<int> windows = stackalloc int[BlockWidth];
        foreach (Block block in _blocks)
        {
            best.Fill(float.NegativeInfinity);
            for (int strand = 0; strand < rows.StrandCount; strand++)
            {
                LookupConvolution.Maximum<TLanes>(
                    block.Table.Slice(0, block.Table.Length),
                    block.Width,
                    rows.Rows(0, strand),
                    strand * rows.Length,
                    best,
                    windows);
            }
            for (int lane = 0; lane < block.Motifs.Length; lane++)
            {
                (int strand, int position) = Math.DivRem(windows[lane], rows.Length);
                var site = strand == 0
                    ? new MotifSite(position, IsReverse: false)
                    : new MotifSite(rows.Length - block.Width - position, IsReverse: true);
                result.Set(sequence, block.Motifs[lane], best[lane], site);
            }
        }
    }

    private static AlignedBuffer Table(IReadOnlyList<PositionWeightMatrix> motifs, int[] block, int width)
    {
        var weights = new float[width * Dna.BaseCount * BlockWidth];
        for (int lane = 0; lane < block.Length; lane++)
        {
            ReadOnlySpan<double> ofMotif = motifs[block[lane]].Weights;
            for (int i = 0; i < ofMotif.Length; i++)
                weights[i * BlockWidth + lane] = (float)ofMotif[i];
        }
        var table = new AlignedBuffer(LookupConvolution.TableSize(width));
        LookupConvolution.FillTable<Lanes256>(weights, width, unknownBases: true, table.Slice(0, table.Length));
        return table;
    }

    private sealed record Block(int Width, int[] Motifs, AlignedBuffer Table);
}
