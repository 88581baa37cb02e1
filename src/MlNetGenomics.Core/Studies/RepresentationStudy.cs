using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies;

/// <summary>
/// How far first-layer filters of a network become whole motifs (Koo and Eddy 2019,
/// doi:10.1371/journal.pcbi.1007560): trains it, reads its filters as motifs off the test set, and looks these up.
/// </summary>
/// <param name="data">Training, validation and test set.</param>
/// <param name="known">Motifs that filters are looked up in.</param>
/// <param name="settings">Training, filters, matches.</param>
public sealed class RepresentationStudy(RepresentationData data, KnownMotifs known, RepresentationSettings settings)
{
    /// <summary>Runs one trial.</summary>
    /// <param name="network">The network, of the data's length and tasks.</param>
    /// <param name="trial">Number of the trial, from 1: weights, order and dropout are its own, data are the same.</param>
    /// <param name="control">
    /// Threads, progress, cancellation; with a checkpoint path a stopped training goes on, and a finished one is not
    /// repeated.
    /// </param>
    /// <exception cref="GenomicsException">See <see cref="NetworkTrainer"/> and <see cref="FilterMotifs"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RepresentationTrial Run(Network network, int trial, TrainingControl control)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentOutOfRangeException.ThrowIfLessThan(trial, 1);
        long seed = (long)new SplittableRandom(settings.Training.Seed).Split(trial).NextUInt64();
        NetworkTrainingResult trained = NetworkTrainer.Train(
            network, data.Training, data.Validation, settings.Training with { Seed = seed }, control);
        var scorer = new NetworkScorer(trained.Model, control.Threads);
        return new RepresentationTrial(
            trial, trained.Model, trained.History.Count, trained.BestEpoch, Score(scorer, control), Match(scorer, control));
    }

    private IReadOnlyList<TaskScores> Score(NetworkScorer scorer, TrainingControl control) => TaskScores.Of(
        data.Tasks,
        data.TestLabels,
        scorer.Predict(data.Test, cancellation: control.Cancellation),
        settings.Training.LabelTransform,
        isRanking: true);

    private MatchedFilter[] Match(NetworkScorer scorer, TrainingControl control)
    {
        IReadOnlyList<FilterMotif> filters =
            FilterMotifs.Find(scorer, data.Test, null, settings.Filters, control.Cancellation);
        FilterMotif[] clear = [.. filters.Where(filter => filter.Clipped is not null)];
        PositionProbabilityMatrix[] queries = [.. clear.Select(filter => filter.Clipped!)];
        Dictionary<int, TomtomResult> results = Tomtom
            .Compare(queries, known.Database, settings.Matches, control.Threads, control.Cancellation)
            .ToDictionary(result => clear[result.QueryIndex].Filter);
        return [.. filters.Select(filter => Match(filter, results.GetValueOrDefault(filter.Filter)))];
    }

    private MatchedFilter Match(FilterMotif filter, TomtomResult? result)
    {
        TomtomMatch? relevant = result?.Matches.FirstOrDefault(match => known.TaskOf(match.TargetIndex) >= 0);
        return new MatchedFilter(
            filter, result?.Best, relevant, relevant is null ? -1 : known.TaskOf(relevant.TargetIndex));
    }
}
