using MlNetGenomics.Kernels;

namespace MlNetGenomics.Comparison;

/// <summary>
/// A baseline: features of sequences and one of ML.NET's trainers, a model a task. Where there are several ways to train, the
/// one that does best on a fifth of the training sequences, held out with groups whole (or on the validation set), is taken,
/// and then trained on all of them. <see cref="KmerCandidate"/> and <see cref="MotifCandidate"/> make them.
/// </summary>
/// <remarks>
/// Numbers are standardised for the trainer, by mean and deviation of the training labels, and its scores brought back.
/// Weights of sequences are not used: the SGD trainer knows none, and baselines should differ in their models only.
/// </remarks>
public sealed class FeatureCandidate : IModelCandidate
{
    // Enough to tell settings apart that differ by a hundredth of R2 in some thousand sequences.
    private const double HeldOut = 0.2;

    private readonly SequenceFeatures _features;
    private readonly Func<bool, IReadOnlyList<FeatureTrainer>> _grid;

    internal FeatureCandidate(string name, SequenceFeatures features, Func<bool, IReadOnlyList<FeatureTrainer>> grid)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _features = features;
        _grid = grid;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IFittedCandidate Fit(CandidateTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        FeatureRows features = FeatureRows.Of(task.Training, _features);
        FeatureRows? validation = task.Validation is null ? null : FeatureRows.Of(task.Validation, _features);
        float[] labels = SequenceRows.LabelsOf(task.Training);
        float[]? validationLabels = task.Validation is null ? null : SequenceRows.LabelsOf(task.Validation);
        int tasks = task.Goal.Tasks.Count;
        IReadOnlyList<FeatureTrainer> grid = _grid(task.Goal.AreClasses);
        var models = new FeatureModel[tasks];
        for (int t = 0; t < tasks; t++)
        {
            FeatureLabels all = FeatureLabels.Of(features, labels, task.Goal, t);
            (FeatureLabels fit, FeatureLabels held) = validation is null
                ? Split(all, task)
                : (all, FeatureLabels.Of(validation, validationLabels!, task.Goal, t));
            int chosen = grid.Count == 1 ? 0 : Choose(grid, fit, held, task);
            task.Control.Cancellation.ThrowIfCancellationRequested();
            models[t] = FeatureModel.Fit(grid[chosen], all, task.Goal.AreClasses, task.Seed);
        }
        return new FittedFeatures(_features, task.Training.Length, models);
    }

    private static (FeatureLabels Fit, FeatureLabels Held) Split(FeatureLabels all, CandidateTask task)
    {
        string[]? groups = task.Groups is null ? null : [.. all.Indices.Select(i => task.Groups[i])];
        (int[] training, int[] held) = InnerSplit.Take(all.Count, groups, HeldOut, task.Seed);
        return (all.Subset(training), all.Subset(held));
    }

    /// <summary>The setting of the least error on what is held out; one that cannot be trained is the worst.</summary>
    private static int Choose(IReadOnlyList<FeatureTrainer> grid, FeatureLabels fit, FeatureLabels held, CandidateTask task)
    {
        var errors = new double[grid.Count];
        var failures = new Exception?[grid.Count];
        ParallelLoop.For(
            grid.Count,
            task.Control.Threads,
            i =>
            {
                try
                {
                    errors[i] = FeatureModel.Fit(grid[i], fit, task.Goal.AreClasses, task.Seed).ErrorOn(held, task.Goal.AreClasses);
                }
                catch (InvalidOperationException e)
                {
                    // Steps so long that the weights are no longer numbers.
                    (errors[i], failures[i]) = (double.PositiveInfinity, e);
                }
            },
            task.Control.Cancellation);
        int best = Array.IndexOf(errors, errors.Min());
        return failures[best] is { } failure
            ? throw new GenomicsException($"no setting can be trained: {failure.Message}", failure)
            : Math.Max(0, best);
    }
}
