using System.Collections.Immutable;
using MlNetGenomics.Networks;

namespace MlNetGenomics.Tuning;

/// <summary>Outcome of a search.</summary>
/// <param name="Trials">All trials, by number.</param>
/// <param name="Best">The one with the least validation loss of those that were trained furthest.</param>
/// <param name="Model">Its model, of its best epoch.</param>
public sealed record TuningResult(ImmutableArray<TuningTrial> Trials, TuningTrial Best, NetworkModel Model)
{
    /// <summary>The trials, the best first: by comparisons come through, then by validation loss.</summary>
    public IEnumerable<TuningTrial> Ranking => Rank(Trials);

    internal static IEnumerable<TuningTrial> Rank(IEnumerable<TuningTrial> trials) => trials
        .OrderByDescending(trial => trial.Failure is null)
        .ThenByDescending(trial => trial.Rung)
        .ThenBy(trial => trial.ValidationLoss)
        .ThenBy(trial => trial.Number);
}
