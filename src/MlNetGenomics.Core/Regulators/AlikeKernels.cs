using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Regulators;

/// <summary>
/// Which kernels of a model look like each other: each finds the other's sites, so that their sites lie together without any
/// complex of factors.
/// </summary>
public sealed class AlikeKernels
{
    private readonly HashSet<(int, int)> _pairs;

    private AlikeKernels(HashSet<(int, int)> pairs)
    {
        _pairs = pairs;
    }

    /// <summary>Compares some kernels with all of a model, as <see cref="Tomtom"/> does.</summary>
    /// <param name="model">The model.</param>
    /// <param name="kernels">Which kernels.</param>
    /// <param name="settings">How, and up to which q-value; null for <see cref="KernelFactors.DefaultSettings"/>.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static AlikeKernels Find(
        MuseamModel model,
        IReadOnlyList<int> kernels,
        TomtomSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        IReadOnlyList<PositionProbabilityMatrix> all = MuseamMotifs.All(model);
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(
            [.. kernels.Select(kernel => all[kernel])], all, settings ?? KernelFactors.DefaultSettings, threads, cancellation);
        HashSet<(int, int)> pairs = [];
        foreach (TomtomResult result in results)
        {
            foreach (TomtomMatch match in result.Matches)
                pairs.Add(Key(kernels[result.QueryIndex], match.TargetIndex));
        }
        return new AlikeKernels(pairs);
    }

    /// <summary>Whether one of two kernels was found to look like the other.</summary>
    public bool Contains(int first, int second) => _pairs.Contains(Key(first, second));

    /// <summary>Whether any kernel of one group was found to look like any of the other.</summary>
    public bool Contains(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first.Any(one => second.Any(two => Contains(one, two)));
    }

    private static (int, int) Key(int first, int second) => first < second ? (first, second) : (second, first);
}
