using MlNetGenomics.Comparison;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

/// <summary>Random sequences with labels that are a function of their text.</summary>
internal static class ComparisonData
{
    public static SequenceSet Sequences(int count, int length, long seed = 1)
    {
        var random = new SplittableRandom(seed);
        return SequenceSet.FromStrings(
            [.. Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, length).Select(_ => "ACGT"[random.NextInt(4)])]))]);
    }

    /// <summary>How often a k-mer is in a text, overlaps counted.</summary>
    public static int Occurrences(string text, string kmer) =>
        Enumerable.Range(0, text.Length - kmer.Length + 1).Count(start => text.AsSpan(start).StartsWith(kmer));

    public static TrainingSet Label(SequenceSet sequences, params Func<string, float>[] tasks) => new(
        sequences,
        [.. Enumerable.Range(0, sequences.Count).SelectMany(i => tasks.Select(task => task(sequences.Text(i))))],
        tasks.Length);

    public static ComparisonGoal Numbers(params string[] tasks) => new(tasks, false, LabelTransform.None);

    /// <summary>Folds in turn: sequence i is in fold i mod k.</summary>
    public static IReadOnlyList<ComparisonSplit> Folds(ITrainingData data, int folds, long seed = 1) =>
        ComparisonSplit.OfFolds(data, [.. Enumerable.Range(0, data.Count).Select(i => i % folds)], null, 1, seed);
}
