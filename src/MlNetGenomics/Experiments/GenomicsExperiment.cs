using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetGenomics.Comparison;
using MlNetGenomics.Reports;
using MlNetGenomics.Rows;
using MlNetGenomics.Statistics;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Experiments;

/// <summary>
/// Finds the model that suits a table of sequences: fits the library's models, and pipelines that are added, to the same folds,
/// leaves poor ones out on the way, and fits the best one again to all rows.
/// </summary>
public sealed class GenomicsExperiment
{
    private readonly MLContext _context;
    private readonly ScoreKind _kind;
    private readonly ExperimentSettings _settings;
    private readonly IHost _host;
    private readonly List<IModelCandidate> _added = [];

    internal GenomicsExperiment(MLContext context, GenomicsTask task, ExperimentSettings settings)
    {
        if (!Enum.IsDefined(task))
            throw new ArgumentOutOfRangeException(nameof(task), task, "no task");
        ArgumentNullException.ThrowIfNull(settings.SearchSpace, nameof(settings));
        if (settings.MaxExperimentTimeInSeconds is { } seconds && !(seconds > 0 && seconds <= TimeSpan.FromDays(30).TotalSeconds))
            throw new GenomicsException(FormattableString.Invariant($"a budget of {seconds} s, expected more than 0"));
        _context = context;
        _host = ((IHostEnvironment)context).Register("GenomicsExperiment");
        _settings = settings;
        _kind = task switch
        {
            GenomicsTask.Regression => ScoreKind.Regression,
            GenomicsTask.BinaryClassification => ScoreKind.BinaryClassification,
            _ => ScoreKind.MultiTask,
        };
    }

    /// <summary>
    /// Adds a pipeline of one's own. It is fitted to rows of the experiment's table with all their columns, and makes a column
    /// Score: Single of one task, Vector&lt;Single, T&gt; of several. One that throws is recorded, and the others go on.
    /// </summary>
    /// <param name="name">Its name; no two models share one.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <returns>This experiment.</returns>
    public GenomicsExperiment Add(string name, IEstimator<ITransformer> pipeline)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(pipeline);
        _added.Add(new PipelineCandidate(name, pipeline));
        return this;
    }

    /// <summary>Compares the models on folds of a table.</summary>
    /// <param name="data">The rows; all sequences of one length.</param>
    /// <param name="numberOfFolds">Number of folds, 2 or more.</param>
    /// <param name="labelColumnName">Name of the label column.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text.</param>
    /// <param name="samplingKeyColumnName">
    /// Name of a text column: rows of one value are never on both sides of a split; null for none.
    /// </param>
    /// <param name="progress">Told of each fit; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// A row cannot be worked with (names it); there is one class only; the metric does not suit the labels; no model could be
    /// fitted, or none in the time given.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first fit was done.</exception>
    public ExperimentResult Execute(
        IDataView data,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? samplingKeyColumnName = null,
        IProgress<RunDetail>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        using TableTrainingData rows = Read(data, labelColumnName, sequenceColumnName);
        string[]? groups = samplingKeyColumnName is null ? null : Groups(data, samplingKeyColumnName);
        if (numberOfFolds < 2 || numberOfFolds > rows.Count)
            throw new GenomicsException($"{numberOfFolds} folds, expected 2 to {rows.Count}, the number of rows");
        long seed = _settings.Seed ?? _host.Rand.Next();
        int[] folds = groups is null
            ? KFold.Assign(rows.Count, numberOfFolds, seed)
            : KFold.AssignGroups(groups, numberOfFolds, seed);
        return Run(rows, groups, ComparisonSplit.OfFolds(rows, folds, groups, 1, seed), seed, sequenceColumnName, progress);
    }

    /// <summary>Compares the models on rows of their own.</summary>
    /// <param name="train">Rows to fit to; all sequences of one length.</param>
    /// <param name="validation">
    /// Rows that models are compared by, of the same columns. Epochs and settings of a model are chosen by a part of
    /// <paramref name="train"/>, so that no model has seen these.
    /// </param>
    /// <param name="labelColumnName">Name of the label column.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text.</param>
    /// <param name="progress">Told of each fit; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// A row cannot be worked with (names it); there is one class only; the metric does not suit the labels; no model could be
    /// fitted, or none in the time given.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first fit was done.</exception>
    public ExperimentResult Execute(
        IDataView train,
        IDataView validation,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        IProgress<RunDetail>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        using TableTrainingData rows = Read(train, labelColumnName, sequenceColumnName);
        using TableTrainingData others = Read(validation, labelColumnName, sequenceColumnName);
        if ((others.Length, others.Tasks) != (rows.Length, rows.Tasks))
        {
            throw new GenomicsException(
                $"validation rows have {others.Length} bases and {others.Tasks} labels, expected {rows.Length} and {rows.Tasks}");
        }
        long seed = _settings.Seed ?? _host.Rand.Next();
        return Run(rows, null, [new ComparisonSplit(1, 0, rows, null, null, others, seed)], seed, sequenceColumnName, progress);
    }

    private ExperimentResult Run(
        TableTrainingData rows,
        string[]? groups,
        IReadOnlyList<ComparisonSplit> splits,
        long seed,
        string sequenceColumn,
        IProgress<RunDetail>? progress)
    {
        ComparisonGoal goal = Goal(rows);
        var metric = ComparisonMetric.Named(goal, _settings.OptimizingMetric);
        IModelCandidate[] candidates = [.. _added, .. _settings.SearchSpace.Candidates()];
        Require(candidates);
        var told = new ExperimentProgress(ComparisonMetric.For(goal), progress);
        ComparisonResult result = ModelComparison.Run(
            candidates,
            goal,
            splits,
            new ComparisonSettings
            {
                Budget = _settings.MaxExperimentTimeInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                DiscardBelow = _settings.DiscardBelow,
                Metric = metric,
                Stop = _settings.CancellationToken,
            },
            new TrainingControl { Threads = _settings.Threads },
            told);
        var board = Leaderboard.Of(result, metric);
        if (board.Best is not { } best)
            throw NoneFitted(result);
        return new ExperimentResult(result, board, told.Runs, Best(best.Candidate), Entries(splits.Count, seed, metric));

        BestRun Best(CandidateResult winner)
        {
            IFittedCandidate? whole = winner.FittedToAll
                ?? Refit(candidates.Single(one => one.Name == winner.Name), goal, rows, groups, seed);
            IFittedCandidate fitted = whole ?? winner.Runs[0].Fitted!;
            return new BestRun(
                winner.Name,
                ComparisonMetric.For(goal).ToDictionary(
                    one => one.Key, one => MeanAndDeviation.OfDefined(winner.Values(one)).Mean),
                new FittedPipelines(_context, _kind, sequenceColumn, _settings.Threads).Of(fitted),
                IsRefitted: whole is not null,
                fitted.Choice);
        }
    }

    /// <summary>The model of all rows, where a fold's is of a part of them only; null if cancelled.</summary>
    private IFittedCandidate? Refit(
        IModelCandidate candidate, ComparisonGoal goal, ITrainingData rows, string[]? groups, long seed)
    {
        try
        {
            _settings.CancellationToken.ThrowIfCancellationRequested();
            var control = new TrainingControl { Threads = _settings.Threads, Cancellation = _settings.CancellationToken };
            return ModelComparison.Refit(candidate, goal, rows, groups, seed, control);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>All rows, in memory or, where there are many, in a file.</summary>
    private TableTrainingData Read(IDataView data, string labelColumn, string sequenceColumn)
    {
        ArgumentException.ThrowIfNullOrEmpty(labelColumn);
        ArgumentException.ThrowIfNullOrEmpty(sequenceColumn);
        Columns.Require(data.Schema, "sequence", sequenceColumn, TextDataViewType.Instance);
        var options = new ConvolutionalNetworkTrainer.Options
        {
            LabelColumnName = labelColumn,
            SequenceColumnName = sequenceColumn,
            Cancellation = _settings.CancellationToken,
        };
        return new TableTrainingData(new TrainingRows(options, _kind).Read(data), data);
    }

    private ComparisonGoal Goal(ITrainingData rows)
    {
        string[] tasks = [.. Enumerable.Range(1, rows.Tasks).Select(task => rows.Tasks == 1 ? "Label" : $"task_{task}")];
        var goal = ComparisonGoal.Of(rows, tasks, LabelTransform.None);
        return _kind switch
        {
            ScoreKind.Regression => goal with { AreClasses = false },
            ScoreKind.BinaryClassification when !goal.AreClasses => throw new GenomicsException(
                "the labels are numbers, expected 0 and 1, or Boolean, for two classes"),
            _ => goal,
        };
    }

    private static string[] Groups(IDataView data, string column)
    {
        DataViewSchema.Column found = Columns.Require(data.Schema, "sampling key", column, TextDataViewType.Instance);
        return [.. data.GetColumn<ReadOnlyMemory<char>>(found).Select(text => text.ToString())];
    }

    private ReportEntry[] Entries(int splits, long seed, ComparisonMetric metric) =>
    [
        new("task", _kind.ToString()),
        new("splits", FormattableString.Invariant($"{splits}")),
        new("metric", metric.Key),
        new("seed", FormattableString.Invariant($"{seed}")),
        new("budget, s", FormattableString.Invariant($"{_settings.MaxExperimentTimeInSeconds}")),
        new("discard below", FormattableString.Invariant($"{_settings.DiscardBelow}")),
    ];

    private static void Require(IModelCandidate[] candidates)
    {
        if (candidates.Length == 0)
            throw new GenomicsException("there is no model to try");
        if (candidates.CountBy(candidate => candidate.Name).FirstOrDefault(one => one.Value > 1) is { Key: { } twice })
            throw new GenomicsException($"model '{twice}' is there twice");
    }

    private Exception NoneFitted(ComparisonResult result)
    {
        if (result.Ending == ComparisonEnding.Stopped)
            return new OperationCanceledException("cancelled before the first model was fitted", _settings.CancellationToken);
        IEnumerable<string> notes = result.Candidates.Select(candidate => $"{candidate.Name}: {candidate.Note}");
        return new GenomicsException($"no model could be fitted; {string.Join("; ", notes)}");
    }
}
