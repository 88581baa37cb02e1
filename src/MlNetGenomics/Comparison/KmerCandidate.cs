using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// A baseline on counts of k-mers: ML.NET's CountKmers and one of its trainers, a model a task. Where there are several
/// ways to train, the one that does best on a fifth of the training sequences, held out with groups whole (or on the
/// validation set), is taken, and then trained on all of them.
/// </summary>
/// <remarks>
/// Numbers are standardised for the trainer, by mean and deviation of the training labels, and its scores brought back.
/// Weights of sequences are not used: the SGD trainer knows none, and baselines should differ in their models only.
/// </remarks>
public sealed class KmerCandidate : IModelCandidate
{
    // Enough to tell settings apart that differ by a hundredth of R2 in some thousand sequences.
    private const double HeldOut = 0.2;

    private readonly KmerPattern _pattern;
    private readonly bool _canonical;
    private readonly Func<bool, IReadOnlyList<KmerTrainer>> _grid;

    private KmerCandidate(string name, KmerPattern pattern, bool canonical, Func<bool, IReadOnlyList<KmerTrainer>> grid)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(pattern);
        Name = name;
        _pattern = pattern;
        _canonical = canonical;
        _grid = grid;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>
    /// Linear regression by stochastic gradient descent: OnlineGradientDescent, its steps and its penalty chosen. Classes
    /// are 0 and 1 to it.
    /// </summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static KmerCandidate Sgd(KmerPattern pattern, bool canonical = false, string name = "kmer-sgd") =>
        new(name, pattern, canonical, _ => KmerTrainers.Sgd());

    /// <summary>Boosted trees: FastTree, its leaves, trees and rate chosen; for classes its binary form.</summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static KmerCandidate FastTree(KmerPattern pattern, bool canonical = false, string name = "kmer-fasttree") =>
        new(name, pattern, canonical, KmerTrainers.FastTree);

    /// <summary>A random forest: FastForest, its leaves chosen. Classes are 0 and 1 to it.</summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <param name="name">Name in tables.</param>
    public static KmerCandidate FastForest(KmerPattern pattern, bool canonical = false, string name = "kmer-fastforest") =>
        new(name, pattern, canonical, _ => KmerTrainers.FastForest());

    /// <inheritdoc/>
    public IFittedCandidate Fit(CandidateTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        KmerRows features = KmerRows.Of(task.Training, _pattern, _canonical);
        KmerRows? validation = task.Validation is null ? null : KmerRows.Of(task.Validation, _pattern, _canonical);
        float[] labels = SequenceRows.LabelsOf(task.Training);
        float[]? validationLabels = task.Validation is null ? null : SequenceRows.LabelsOf(task.Validation);
        int tasks = task.Goal.Tasks.Count;
        IReadOnlyList<KmerTrainer> grid = _grid(task.Goal.AreClasses);
        var models = new KmerModel[tasks];
        for (int t = 0; t < tasks; t++)
        {
            KmerLabels all = KmerLabels.Of(features, labels, task.Goal, t);
            (KmerLabels fit, KmerLabels held) = validation is null
                ? Split(all, task)
                : (all, KmerLabels.Of(validation, validationLabels!, task.Goal, t));
            int chosen = grid.Count == 1 ? 0 : Choose(grid, fit, held, task);
            models[t] = KmerModel.Fit(grid[chosen], all, task.Goal.AreClasses, task.Seed);
        }
        return new Fitted(this, models);
    }

    private static (KmerLabels Fit, KmerLabels Held) Split(KmerLabels all, CandidateTask task)
    {
        string[]? groups = task.Groups is null ? null : [.. all.Indices.Select(i => task.Groups[i])];
        (int[] training, int[] held) = InnerSplit.Take(all.Count, groups, HeldOut, task.Seed);
        return (all.Subset(training), all.Subset(held));
    }

    /// <summary>The setting of the least error on what is held out; one that cannot be trained is the worst.</summary>
    private static int Choose(IReadOnlyList<KmerTrainer> grid, KmerLabels fit, KmerLabels held, CandidateTask task)
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
                    errors[i] = KmerModel.Fit(grid[i], fit, task.Goal.AreClasses, task.Seed).ErrorOn(held, task.Goal.AreClasses);
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

    private sealed class Fitted(KmerCandidate candidate, KmerModel[] models) : IFittedCandidate
    {
        public string Choice => string.Join("; ", models.Select(model => model.Description).Distinct());

        public float[] Predict(ITrainingData data, TrainingControl control)
        {
            KmerRows rows = KmerRows.Of(data, candidate._pattern, candidate._canonical);
            var predictions = new float[rows.Count * models.Length];
            for (int t = 0; t < models.Length; t++)
            {
                control.Cancellation.ThrowIfCancellationRequested();
                float[] own = models[t].Predict(rows);
                for (int i = 0; i < own.Length; i++)
                    predictions[i * models.Length + t] = own[i];
            }
            return predictions;
        }
    }
}
