using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>What a candidate is to be fitted to.</summary>
/// <param name="Goal">What is predicted.</param>
/// <param name="Training">The sequences to fit to, with labels as given (NaN where missing) and weights.</param>
/// <param name="Validation">
/// Sequences to stop or choose by; null for a part of the training data, which <see cref="InnerSplit"/> takes.
/// </param>
/// <param name="Groups">
/// Group of each training sequence, which a part of the training data must not tear apart; null where none belong
/// together.
/// </param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Control">Threads, progress, cancellation.</param>
public sealed record CandidateTask(
    ComparisonGoal Goal,
    ITrainingData Training,
    ITrainingData? Validation,
    IReadOnlyList<string>? Groups,
    long Seed,
    TrainingControl Control);
