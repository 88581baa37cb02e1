using System.Collections.Immutable;

namespace MlNetGenomics.Variants;

/// <summary>Some of the tasks that another scorer predicts.</summary>
public sealed class TaskAlleleScorer : IAlleleScorer
{
    private readonly IAlleleScorer _scorer;
    private readonly ImmutableArray<int> _numbers;

    /// <summary>Chooses tasks.</summary>
    /// <param name="scorer">Predicts all of them.</param>
    /// <param name="tasks">Names of those to keep, in their order.</param>
    /// <exception cref="GenomicsException">There is no such task.</exception>
    public TaskAlleleScorer(IAlleleScorer scorer, IReadOnlyList<string> tasks)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(tasks);
        _scorer = scorer;
        Tasks = [.. tasks];
        _numbers = [.. tasks.Select(task => scorer.Tasks.ToList().IndexOf(task) is >= 0 and var number
            ? number
            : throw new GenomicsException($"the model has no task {task}{NearestName.Advise(task, [.. scorer.Tasks])}"))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tasks { get; }

    /// <inheritdoc/>
    public int Length => _scorer.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string>? Kernels => _scorer.Kernels;

    /// <inheritdoc/>
    public AlleleScores Score(AllelePairs pairs, CancellationToken cancellation = default)
    {
        AlleleScores all = _scorer.Score(pairs, cancellation);
        int size = _numbers.Length;
        float[] reference = new float[all.Count * size], alternate = new float[reference.Length], effects = new float[reference.Length];
        for (int i = 0; i < all.Count; i++)
        {
            for (int task = 0; task < size; task++)
            {
                reference[i * size + task] = all.Reference(i)[_numbers[task]];
                alternate[i * size + task] = all.Alternate(i)[_numbers[task]];
                effects[i * size + task] = all.Effects(i)[_numbers[task]];
            }
        }
        return new AlleleScores(size, reference, alternate, effects, [.. Enumerable.Range(0, all.Count).Select(i => all.Motifs(i).ToArray())]);
    }
}
