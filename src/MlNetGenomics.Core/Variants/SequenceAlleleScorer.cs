using MlNetGenomics.Sequences;

namespace MlNetGenomics.Variants;

/// <summary>Predicts for both alleles with any model, each sequence by itself.</summary>
/// <param name="tasks">Names of the T numbers that the model predicts.</param>
/// <param name="length">L, bases of a sequence.</param>
/// <param name="score">Predictions, [sequences x T].</param>
public sealed class SequenceAlleleScorer(
    IReadOnlyList<string> tasks, int length, Func<SequenceSet, CancellationToken, float[]> score) : IAlleleScorer
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tasks => tasks;

    /// <inheritdoc/>
    public int Length => length;

    /// <inheritdoc/>
    public IReadOnlyList<string>? Kernels => null;

    /// <inheritdoc/>
    public AlleleScores Score(AllelePairs pairs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            return AlleleScores.Of(tasks.Count, [], []);
        float[] scores = score(pairs.ToSequences(), cancellation);
        int half = pairs.Count * tasks.Count;
        return AlleleScores.Of(tasks.Count, scores[..half], scores[half..]);
    }
}
