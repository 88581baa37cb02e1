using MlNetGenomics.Statistics;

namespace MlNetGenomics.Mpra;

/// <summary>What an experiment measured of each of N sequences.</summary>
/// <param name="Experiment">The experiment, with its R replicates.</param>
/// <param name="ByReplicate">R series of N log2 ratios of RNA to DNA.</param>
public sealed record ExperimentActivity(MpraExperiment Experiment, IReadOnlyList<double[]> ByReplicate)
{
    /// <summary>Mean over replicates, N.</summary>
    public double[] Mean { get; } = [.. Enumerable.Range(0, ByReplicate[0].Length)
        .Select(i => ByReplicate.Average(replicate => replicate[i]))];

    /// <summary>Pearson's correlation of each pair of replicates; none where there is one replicate.</summary>
    public IReadOnlyList<double> Pearson() => [.. Pairs().Select(pair => Correlation.Pearson(pair.First, pair.Second))];

    /// <summary>Spearman's correlation of each pair of replicates.</summary>
    public IReadOnlyList<double> Spearman() => [.. Pairs().Select(pair => Correlation.Spearman(pair.First, pair.Second))];

    /// <summary>Mean distance over the pairs of replicates of a sequence; 0 where there is one replicate.</summary>
    public double Distance(int sequence) =>
        Pairs().Select(pair => Math.Abs(pair.First[sequence] - pair.Second[sequence])).DefaultIfEmpty().Average();

    private IEnumerable<(double[] First, double[] Second)> Pairs() =>
        ByReplicate.SelectMany((first, i) => ByReplicate.Skip(i + 1).Select(second => (first, second)));
}
