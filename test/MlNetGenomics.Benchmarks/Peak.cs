using System.Diagnostics;
using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Benchmarks;

/// <summary>What this machine can multiply and add at most.</summary>
internal static class Peak
{
    private const int Repeats = 2_000_000;
    private const int Chains = 12;

    /// <summary>Operations a second of all threads, best of several tries.</summary>
    public static double Measure() =>
        Vector512.IsHardwareAccelerated ? Measure<Lanes512>() : Measure<Lanes256>();

    private static double Measure<TLanes>() where TLanes : struct, ILanes<TLanes>
    {
        double best = 0;
        int threads = Environment.ProcessorCount;
        for (int round = 0; round < 20; round++)
        {
            long start = Stopwatch.GetTimestamp();
            ParallelLoop.For(threads, threads, _ => Multiply<TLanes>());
            double operations = 2.0 * Repeats * Chains * TLanes.Count * threads;
            best = Math.Max(best, operations / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    /// <summary>Chains of multiplications that do not wait for each other.</summary>
    private static float Multiply<TLanes>() where TLanes : struct, ILanes<TLanes>
    {
        TLanes factor = TLanes.Create(0.5f);
        TLanes term = TLanes.Create(1);
        TLanes a = term, b = term, c = term, d = term, e = term, f = term;
        TLanes g = term, h = term, i = term, j = term, k = term, l = term;
        for (int n = 0; n < Repeats; n++)
        {
            a = TLanes.MultiplyAdd(a, factor, term);
            b = TLanes.MultiplyAdd(b, factor, term);
            c = TLanes.MultiplyAdd(c, factor, term);
            d = TLanes.MultiplyAdd(d, factor, term);
            e = TLanes.MultiplyAdd(e, factor, term);
            f = TLanes.MultiplyAdd(f, factor, term);
            g = TLanes.MultiplyAdd(g, factor, term);
            h = TLanes.MultiplyAdd(h, factor, term);
            i = TLanes.MultiplyAdd(i, factor, term);
            j = TLanes.MultiplyAdd(j, factor, term);
            k = TLanes.MultiplyAdd(k, factor, term);
            l = TLanes.MultiplyAdd(l, factor, term);
        }
        Span<float> result = stackalloc float[16];
        TLanes.Store(a + b + c + d + e + f + g + h + i + j + k + l, ref result[0], 0);
        return result[0];
    }
}
