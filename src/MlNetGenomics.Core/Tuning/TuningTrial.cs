using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tuning;

/// <summary>One network that was tried.</summary>
/// <param name="Number">Number of the trial, from 1.</param>
/// <param name="Values">Value of each parameter of the search.</param>
/// <param name="Network">The network.</param>
/// <param name="Training">How it is trained.</param>
public sealed record TuningTrial(
    int Number, ImmutableArray<double> Values, Network Network, NetworkTrainingSettings Training)
{
    /// <summary>Losses of the epochs that were trained.</summary>
    public IReadOnlyList<EpochLoss> History { get; init; } = [];

    /// <summary>Number, from 1, of the epoch with the least validation loss; 0 before the first.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Comparisons that the trial came through: those who have more are better than all with less.</summary>
    public int Rung { get; init; }

    /// <summary>Why the trial came to no result; null for one that did.</summary>
    public string? Failure { get; init; }

    /// <summary>The least validation loss; infinite for a trial without a result.</summary>
    public double ValidationLoss =>
        Failure is not null || BestEpoch == 0 ? double.PositiveInfinity : History[BestEpoch - 1].Validation;
}
