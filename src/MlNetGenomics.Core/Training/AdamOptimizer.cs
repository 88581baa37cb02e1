using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Training;

/// <summary>
/// Adam (Kingma and Ba 2015, arXiv:1412.6980, section 2, the form with the step size corrected): m and v
/// are running means of the gradient and its square, the step is
/// rate sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon).
/// </summary>
internal static class AdamOptimizer
{
    /// <summary>The corrected step size of step <paramref name="step"/>, counted from 1.</summary>
    /// <param name="learningRate">The rate.</param>
    /// <param name="step">Number of the step.</param>
    /// <param name="adam">Decays; null for the defaults.</param>
    public static float StepSize(double learningRate, long step, Adam? adam = null)
    {
        adam ??= Adam.Default;
        return (float)(learningRate * Math.Sqrt(1 - Math.Pow(adam.Beta2, step)) / (1 - Math.Pow(adam.Beta1, step)));
    }

    /// <summary>Moves parameters against their gradient.</summary>
    public static void Update<TLanes>(
        Span<float> parameters,
        ReadOnlySpan<float> gradient,
        Span<float> mean,
        Span<float> variance,
        float stepSize,
        Adam? adam = null)
        where TLanes : struct, ILanes<TLanes>
    {
        adam ??= Adam.Default;
        int done = 0;
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradient);
        ref float m = ref MemoryMarshal.GetReference(mean);
        ref float v = ref MemoryMarshal.GetReference(variance);
        TLanes keepMean = TLanes.Create((float)adam.Beta1);
        TLanes takeMean = TLanes.Create((float)(1 - adam.Beta1));
        TLanes keepVariance = TLanes.Create((float)adam.Beta2);
        TLanes takeVariance = TLanes.Create((float)(1 - adam.Beta2));
        TLanes step = TLanes.Create(stepSize);
        TLanes epsilon = TLanes.Create((float)adam.Epsilon);
        for (; done + TLanes.Count <= parameters.Length; done += TLanes.Count)
        {
            TLanes slope = TLanes.Load(ref g, done);
            TLanes newMean = TLanes.MultiplyAdd(keepMean, TLanes.Load(ref m, done), takeMean * slope);
            TLanes newVariance =
                TLanes.MultiplyAdd(keepVariance, TLanes.Load(ref v, done), takeVariance * slope * slope);
            TLanes.Store(newMean, ref m, done);
            TLanes.Store(newVariance, ref v, done);
            TLanes change = step * newMean / (TLanes.Sqrt(newVariance) + epsilon);
            TLanes.Store(TLanes.Load(ref p, done) - change, ref p, done);
        }
        for (; done < parameters.Length; done++)
            Update(ref parameters[done], gradient[done], ref mean[done], ref variance[done], stepSize, adam);
    }

    /// <summary>Moves one parameter against its gradient.</summary>
    public static void Update(
        ref float parameter, float gradient, ref float mean, ref float variance, float stepSize, Adam? adam = null)
    {
        adam ??= Adam.Default;
        mean = MathF.FusedMultiplyAdd((float)adam.Beta1, mean, (float)(1 - adam.Beta1) * gradient);
        variance = MathF.FusedMultiplyAdd((float)adam.Beta2, variance, (float)(1 - adam.Beta2) * gradient * gradient);
        parameter -= stepSize * mean / (MathF.Sqrt(variance) + (float)adam.Epsilon);
    }
}
