using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Regulators;

/// <summary>Where each of some kernels, or each of some transcription factors, has its best site in each sequence.</summary>
public sealed class FeatureSites
{
    private readonly MotifSite?[][] _sites;

    private FeatureSites(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> kernels, MotifSite?[][] sites)
    {
        (Names, Kernels, _sites) = (names, kernels, sites);
    }

    /// <summary>What each is called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Numbers of the kernels that each is made of.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Kernels { get; }

    /// <summary>How many there are.</summary>
    public int Count => Names.Count;

    /// <summary>Sites in all sequences; null where the best score is not over 0.</summary>
    public ReadOnlySpan<MotifSite?> Of(int feature) => _sites[feature];

    /// <summary>Single kernels.</summary>
    /// <param name="scores">Scores and sites of all kernels.</param>
    /// <param name="kernels">Which kernels.</param>
    public static FeatureSites OfKernels(MotifScores scores, IEnumerable<int> kernels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        int[] chosen = [.. kernels];
        return new FeatureSites(
            [.. chosen.Select(MuseamMotifs.Name)],
            [.. chosen.Select(kernel => (int[])[kernel])],
            [.. chosen.Select(kernel => Enumerable.Range(0, scores.SequenceCount).Select(i => scores.Site(i, kernel)).ToArray())]);
    }

    /// <summary>
    /// Transcription factors. A factor of several kernels has in each sequence the site of the kernel that adds most to the
    /// prediction or takes most from it, |beta| times score.
    /// </summary>
    /// <param name="scores">Scores and sites of all kernels.</param>
    /// <param name="model">The model.</param>
    /// <param name="factors">Factors of its kernels.</param>
    /// <param name="kernels">Which kernels; those without a factor are left out.</param>
    public static FeatureSites OfFactors(MotifScores scores, MuseamModel model, KernelFactors factors, IEnumerable<int> kernels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factors);
        (string Name, int[] Kernels)[] groups =
        [
            .. kernels.Where(kernel => factors.Name(kernel) is not null).GroupBy(kernel => factors.Name(kernel)!)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.ToArray())),
        ];
        return new FeatureSites(
            [.. groups.Select(group => group.Name)],
            [.. groups.Select(group => group.Kernels)],
            [.. groups.Select(group => Enumerable.Range(0, scores.SequenceCount).Select(i => Best(i, group.Kernels)).ToArray())]);

        MotifSite? Best(int sequence, int[] own)
        {
            double most = 0;
            MotifSite? site = null;
            foreach (int kernel in own)
            {
                double contribution = Math.Abs(model.HeadWeights[kernel]) * scores.Scores(sequence)[kernel];
                if (contribution > most)
                    (most, site) = (contribution, scores.Site(sequence, kernel));
            }
            return site;
        }
    }
}
