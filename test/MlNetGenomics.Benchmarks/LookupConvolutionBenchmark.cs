using BenchmarkDotNet.Attributes;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Benchmarks;

/// <summary>Sixteen kernels of width 12 over both strands of a sequence of 171 bases.</summary>
public class LookupConvolutionBenchmark
{
    private const int Width = 12;

    private readonly AlignedBuffer _table = new(LookupConvolution.TableSize(Width));
    private readonly float[] _best = new float[LookupConvolution.BlockWidth];
    private readonly int[] _windows = new int[LookupConvolution.BlockWidth];
    private LookupRows _rows = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplittableRandom(1);
        _rows = new LookupRows(SimulatedSequences.Make(1, 171, random), bothStrands: true);
        float[] weights =
            [.. Enumerable.Range(0, Width * 4 * LookupConvolution.BlockWidth).Select(_ => (float)random.NextGaussian())];
        LookupConvolution.FillTable<Lanes256>(weights, Width, unknownBases: false, _table.Slice(0, _table.Length));
    }

    [Benchmark(Baseline = true)]
    public void Lanes512Bits() => Scan<Lanes512>();

    [Benchmark]
    public void Lanes256Bits() => Scan<Lanes256>();

    private void Scan<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        Array.Clear(_best);
        for (int strand = 0; strand < 2; strand++)
        {
            LookupConvolution.Maximum<TLanes>(
                _table.Slice(0, _table.Length), Width, _rows.Rows(0, strand), strand * _rows.Length, _best, _windows);
        }
    }
}
