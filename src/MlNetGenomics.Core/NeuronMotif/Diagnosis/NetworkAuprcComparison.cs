using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif.Diagnosis;

/// <summary>
/// Does one network predict better than another? Areas under precision-recall curves, task by task (NeuronMotif paper,
/// section Prediction Performance Comparison): Student's t-test that the mean difference is over 0.
/// </summary>
/// <param name="TaskCount">Number of tasks for which both areas are defined.</param>
/// <param name="BetterCount">Number of these in which the first network's area is greater.</param>
/// <param name="MeanDifference">Mean of the first network's area less the second's.</param>
/// <param name="Test">The test; <see cref="PairedTTest.PGreater"/> is that of one side.</param>
public sealed record NetworkAuprcComparison(int TaskCount, int BetterCount, double MeanDifference, PairedTTest Test)
{
    /// <summary>Compares two networks.</summary>
    /// <param name="first">Areas of the first network, one a task; NaN for a task without positives.</param>
    /// <param name="second">Areas of the second, of the same tasks in the same order.</param>
    /// <exception cref="GenomicsException">Numbers of tasks differ, or fewer than two tasks are defined for both.</exception>
    public static NetworkAuprcComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new GenomicsException($"the networks have {first.Count} and {second.Count} tasks: the same are needed");
        (double First, double Second)[] pairs = [.. first.Zip(second)
            .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))];
        if (pairs.Length < 2)
            throw new GenomicsException($"{pairs.Length} tasks have an area in both networks: a test needs two or more");
        return new NetworkAuprcComparison(
            pairs.Length,
            pairs.Count(pair => pair.First > pair.Second),
            pairs.Average(pair => pair.First - pair.Second),
            PairedTTest.Of([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)]));
    }
}
