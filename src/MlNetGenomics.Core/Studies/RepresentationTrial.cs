using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies;

/// <summary>One network, trained once and looked into.</summary>
/// <param name="Trial">Number of the trial, from 1.</param>
/// <param name="Model">The model of its best epoch.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="BestEpoch">The best of them, from 1.</param>
/// <param name="Scores">How well each task of the test set is predicted.</param>
/// <param name="Filters">Its filters and their matches, in order.</param>
public sealed record RepresentationTrial(
    int Trial,
    NetworkModel Model,
    int Epochs,
    int BestEpoch,
    IReadOnlyList<TaskScores> Scores,
    IReadOnlyList<MatchedFilter> Filters)
{
    /// <summary>Share of the filters that match any known motif, 0 to 1.</summary>
    public double MatchedShare => Filters.Count(filter => filter.Best is not null) / (double)Filters.Count;

    /// <summary>Share of the filters that match a relevant motif, 0 to 1.</summary>
    public double RelevantShare => Filters.Count(filter => filter.Relevant is not null) / (double)Filters.Count;

    /// <summary>Number of filters that match a motif of a task.</summary>
    /// <param name="task">Number of the task among the relevant motifs, from 0.</param>
    public int CountOf(int task) => Filters.Count(filter => filter.Task == task);
}
