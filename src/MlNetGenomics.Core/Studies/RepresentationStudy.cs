using MlNetGenomics.Interpretation;
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
        // Fails before the training where there are no filters.
        string layer = FilterMotifs.DefaultLayer(network);
        long seed = (long)new SplittableRandom(settings.Training.Seed).Split(trial).NextUInt64();
        NetworkTrainingResult trained = NetworkTrainer.Train(
            network, data.Training, data.Validation, settings.Training with { Seed = seed }, control);
        var scorer = new NetworkScorer(trained.Model, control.Threads);
        return new RepresentationTrial(
            trial,
            trained.Model,
            trained.History.Count,
            trained.BestEpoch,
            Score(scorer, control),
            Match(scorer, layer, control));
    }

    private IReadOnlyList<TaskScores> Score(NetworkScorer scorer, TrainingControl control) => TaskScores.Of(
        data.Tasks,
        data.TestLabels,
        scorer.Predict(data.Test, cancellation: control.Cancellation),
        settings.Training.LabelTransform,
        isRanking: true);

    private IReadOnlyList<MatchedFilter> Match(NetworkScorer scorer, string layer, TrainingControl control) => MatchedFilters.Find(
        FilterMotifs.Find(scorer, data.Test, layer, settings.Filters, control.Cancellation),
        known,
        settings.Matches,
        control.Threads,
        control.Cancellation);
}
