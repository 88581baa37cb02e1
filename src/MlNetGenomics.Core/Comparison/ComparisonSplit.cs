using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>What every candidate is fitted to once, and judged by.</summary>
/// <param name="Repeat">Number of the repeat, from 1.</param>
/// <param name="Fold">Number of the fold, from 1; 0 where the test set is fixed.</param>
/// <param name="Training">Sequences to fit to.</param>
/// <param name="Validation">Sequences to stop or choose by; null for a part of the training data.</param>
/// <param name="Groups">Group of each training sequence; null for none.</param>
/// <param name="Test">Sequences to predict.</param>
/// <param name="Seed">Seed of the fits.</param>
public sealed record ComparisonSplit(
    int Repeat,
    int Fold,
    ITrainingData Training,
    ITrainingData? Validation,
    IReadOnlyList<string>? Groups,
    ITrainingData Test,
    long Seed)
{
    /// <summary>Name in tables.</summary>
    public string Name => Fold == 0
        ? FormattableString.Invariant($"repeat{Repeat}")
        : FormattableString.Invariant($"repeat{Repeat}_fold{Fold}");

    /// <summary>The folds of one repeat of a cross-validation.</summary>
    /// <param name="data">All sequences, which stay with the caller.</param>
    /// <param name="foldOfSequence">Fold of each, from 0 (see <see cref="KFold"/>).</param>
    /// <param name="groups">Group of each, or null.</param>
    /// <param name="repeat">Number of the repeat, from 1.</param>
    /// <param name="seed">Each fold draws a seed of its own from it, the one that a cross-validation draws.</param>
    public static IReadOnlyList<ComparisonSplit> OfFolds(
        ITrainingData data, int[] foldOfSequence, IReadOnlyList<string>? groups, int repeat, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(foldOfSequence);
        ArgumentOutOfRangeException.ThrowIfNotEqual(foldOfSequence.Length, data.Count, nameof(foldOfSequence));
        return [.. Enumerable.Range(0, foldOfSequence.Max() + 1).Select(Split)];

        ComparisonSplit Split(int fold)
        {
            int[] training = Where(f => f != fold);
            return new ComparisonSplit(
                repeat,
                fold + 1,
                new TrainingSubset(data, training),
                null,
                groups is null ? null : [.. training.Select(i => groups[i])],
                new TrainingSubset(data, Where(f => f == fold)),
                KFold.SeedOf(seed, fold));
        }

        int[] Where(Func<int, bool> isWanted) =>
            [.. Enumerable.Range(0, foldOfSequence.Length).Where(i => isWanted(foldOfSequence[i]))];
    }
}
