using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Training;

/// <summary>The steps that <see cref="RmsProp"/> describes.</summary>
internal static class RmsPropOptimizer
{
    /// <summary>Moves parameters against their gradient.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="square">Running mean of the squared gradient, as many numbers, 0 at first.</param>
    /// <param name="velocity">As many numbers, 0 at first; empty without momentum.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="settings">Decay, epsilon, momentum.</param>
    public static void Update<TLanes>(
        Span<float> parameters,
        ReadOnlySpan<float> gradient,
        Span<float> square,
        Span<float> velocity,
        float rate,
        RmsProp settings)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradient);
        ref float s = ref MemoryMarshal.GetReference(square);
        ref float v = ref MemoryMarshal.GetReference(velocity);
        (float keepSquare, float takeSquare) = ((float)settings.Decay, (float)(1 - settings.Decay));
        (float momentum, float epsilon) = ((float)settings.Momentum, (float)settings.Epsilon);
        TLanes keep = TLanes.Create(keepSquare), take = TLanes.Create(takeSquare);
        TLanes step = TLanes.Create(rate), keepSpeed = TLanes.Create(momentum), least = TLanes.Create(epsilon);
        int done = 0;
        for (; done + TLanes.Count <= parameters.Length; done += TLanes.Count)
        {
            TLanes slope = TLanes.Load(ref g, done);
            TLanes newSquare = TLanes.MultiplyAdd(keep, TLanes.Load(ref s, done), take * slope * slope);
            TLanes.Store(newSquare, ref s, done);
            TLanes change = step * slope / (TLanes.Sqrt(newSquare) + least);
            if (!velocity.IsEmpty)
            {
                change = TLanes.MultiplyAdd(keepSpeed, TLanes.Load(ref v, done), change);
                TLanes.Store(change, ref v, done);
            }
            TLanes.Store(TLanes.Load(ref p, done) - change, ref p, done);
        }
        for (; done < parameters.Length; done++)
        {
            square[done] = MathF.FusedMultiplyAdd(keepSquare, square[done], takeSquare * gradient[done] * gradient[done]);
            float change = rate * gradient[done] / (MathF.Sqrt(square[done]) + epsilon);
            if (!velocity.IsEmpty)
                change = velocity[done] = MathF.FusedMultiplyAdd(momentum, velocity[done], change);
            parameters[done] -= change;
        }
    }
}
