using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Training;

/// <summary>The steps that <see cref="Sgd"/> describes.</summary>
internal static class SgdOptimizer
{
    /// <summary>Moves parameters against their gradient.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="velocity">As many numbers, 0 at first; empty without momentum.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="sgd">Momentum.</param>
    public static void Update<TLanes>(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> velocity, float rate, Sgd sgd)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradient);
        ref float v = ref MemoryMarshal.GetReference(velocity);
        float momentum = (float)sgd.Momentum;
        TLanes back = TLanes.Create(-rate);
        TLanes keep = TLanes.Create(momentum);
        int done = 0;
        for (; done + TLanes.Count <= parameters.Length; done += TLanes.Count)
        {
            TLanes parameter = TLanes.Load(ref p, done);
            TLanes slope = TLanes.Load(ref g, done);
            if (velocity.IsEmpty)
            {
                TLanes.Store(TLanes.MultiplyAdd(back, slope, parameter), ref p, done);
                continue;
            }
            TLanes speed = TLanes.MultiplyAdd(keep, TLanes.Load(ref v, done), back * slope);
            TLanes.Store(speed, ref v, done);
            TLanes change = sgd.Nesterov ? TLanes.MultiplyAdd(keep, speed, back * slope) : speed;
            TLanes.Store(parameter + change, ref p, done);
        }
        for (; done < parameters.Length; done++)
        {
            if (velocity.IsEmpty)
            {
                parameters[done] = MathF.FusedMultiplyAdd(-rate, gradient[done], parameters[done]);
                continue;
            }
            float speed = MathF.FusedMultiplyAdd(momentum, velocity[done], -rate * gradient[done]);
            velocity[done] = speed;
            parameters[done] += sgd.Nesterov
                ? MathF.FusedMultiplyAdd(momentum, speed, -rate * gradient[done])
                : speed;
        }
    }
}
