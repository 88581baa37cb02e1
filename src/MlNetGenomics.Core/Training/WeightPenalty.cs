using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Training;

/// <summary>What holds weights small: L1 and L2 in the gradient, the greatest norm after a step.</summary>
internal static class WeightPenalty
{
    /// <summary>The weights of a network that are held small, and how.</summary>
    public static IEnumerable<(WeightSettings Settings, NetworkParameter Weights)> Of(Network network)
    {
        foreach (NetworkStep step in network.Steps)
        {
            WeightSettings? settings = step.Layer switch
            {
                Convolution layer => layer.Weights,
                Dense layer => layer.Weights,
                _ => null,
            };
            if (settings is { L1: > 0 } or { L2: > 0 } or { MaxNorm: > 0 })
                yield return (settings, step.Find(ParameterKind.Weight)!);
        }
    }

    /// <summary>
    /// Adds the slope of L1 sum |w| + L2 sum w^2: L1 sign(w) + 2 L2 w; the slope of |w| at 0 is taken as 0.
    /// </summary>
    public static void AddSlope<TLanes>(WeightSettings settings, ReadOnlySpan<float> weights, Span<float> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        if (settings is { L1: 0, L2: 0 })
            return;
        ref float w = ref MemoryMarshal.GetReference(weights);
        ref float g = ref MemoryMarshal.GetReference(gradient);
        (float l1, float twiceL2) = ((float)settings.L1, (float)(2 * settings.L2));
        TLanes up = TLanes.Create(l1), down = TLanes.Create(-l1), zero = TLanes.Create(0);
        TLanes factor = TLanes.Create(twiceL2);
        int done = 0;
        for (; done + TLanes.Count <= weights.Length; done += TLanes.Count)
        {
            TLanes weight = TLanes.Load(ref w, done);
            TLanes sign = TLanes.WhereGreater(weight, zero, up, TLanes.WhereGreater(zero, weight, down, zero));
            TLanes slope = TLanes.MultiplyAdd(factor, weight, sign);
            TLanes.Store(TLanes.Load(ref g, done) + slope, ref g, done);
        }
        for (; done < weights.Length; done++)
        {
            float sign = weights[done] > 0 ? l1 : weights[done] < 0 ? -l1 : 0;
            gradient[done] += MathF.FusedMultiplyAdd(twiceL2, weights[done], sign);
        }
    }

    /// <summary>
    /// Shrinks the weights of each filter or unit whose Euclidean norm exceeds the greatest, to that norm
    /// (Srebro and Shraibman 2005, doi:10.1007/11503415_37, as used with dropout by Srivastava et al. 2014).
    /// </summary>
    /// <param name="settings">The greatest norm; 0 for none.</param>
    /// <param name="weights">[rows x filters].</param>
    /// <param name="filters">Number of filters or units.</param>
    public static void Project(WeightSettings settings, Span<float> weights, int filters)
    {
        if (settings.MaxNorm == 0)
            return;
        var factors = new double[filters];
        for (int row = 0; row < weights.Length; row += filters)
        {
            ReadOnlySpan<float> one = weights.Slice(row, filters);
            for (int f = 0; f < filters; f++)
                factors[f] += (double)one[f] * one[f];
        }
        bool isWithin = true;
        foreach (ref double factor in factors.AsSpan())
        {
            double norm = Math.Sqrt(factor);
            isWithin &= norm <= settings.MaxNorm;
            factor = norm > settings.MaxNorm ? settings.MaxNorm / norm : 1;
        }
        for (int row = 0; row < weights.Length && !isWithin; row += filters)
        {
            Span<float> one = weights.Slice(row, filters);
            for (int f = 0; f < filters; f++)
                one[f] = (float)(one[f] * factors[f]);
        }
    }
}
