using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Comparison;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng compare.</summary>
internal sealed class CompareCommand : CliCommand
{
    private const string TableName = "table";
    private const string ReportName = "report";

    // What a column without a name is called.
    private const string UnnamedTask = "label";

    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("nothing if not given");
    private readonly CandidateOptions _candidates = new();
    private readonly DataOptions _data;
    private readonly FoldOptions _folds = new();

    private readonly Option<int> _repeats = new("--repeats")
    {
        Description = "Do it all so many times, with folds and fits of seeds S, S + 1, ...",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _testFasta = new("--test-fasta")
    {
        Description = "Test on these sequences instead of folds",
        HelpName = "FILE",
    };

    private readonly Option<string?> _testLabels = new("--test-labels")
    {
        Description = "Their labels; may be the file of --labels",
        HelpName = "FILE",
    };

    private readonly Option<string> _metric = Choice.Option(
        "--metric", "What models are ordered by: r2 of numbers, auroc of classes (0 and 1) if not given", null,
        [.. ComparisonMetric.Keys]);

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Scores of every model, task and fit",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the leaderboard and plots",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public CompareCommand(Shell shell, CommonOptions common)
        : base(
            "compare",
            "Compare models on the same folds: networks, and baselines on counts of k-mers.",
            shell,
            common,
            "mlng compare --models museam,kmer-sgd --fasta seqs.fa --labels a.txt --preset program",
            "mlng compare --models sharpr,kmer-sgd,kmer-fasttree --fasta tiles/train.fa --labels tiles/labels.tsv " +
            "--label-column HepG2_minP,K562_minP --folds 5 --fold-by region --report compare.html")
    {
        _data = new DataOptions(_sequences, _labels);
        Add(_candidates.Models);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_folds.All);
        Add(_repeats, _testFasta, _testLabels, _metric);
        Add(_data.Own);
        Add(_candidates.Training);
        Add(_out, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        IReadOnlyList<IModelCandidate> candidates = _candidates.Read(parsed, run);
        RequireTest(parsed);
        _data.Require(parsed);
        LabelTransform transform = _labels.TransformOf(parsed) ?? LabelTransform.None;
        using LabelledSequences data = _data.Read(parsed, transform, run);
        string labels = InputFile.DisplayName(parsed.GetValue(_labels.Labels)!);
        IReadOnlyList<string> tasks = data.Columns.Count > 0 ? data.Columns : [UnnamedTask];
        ComparisonGoal goal = SequenceOptions.InFile(labels, () => ComparisonGoal.Of(data.Data, tasks, transform));
        ComparisonMetric metric = MetricOf(parsed, goal);
        using LabelledSequences? test = ReadTest(parsed, data, transform, run);
        ComparisonSplit[] splits = [.. SequenceOptions.InFile(
            parsed.GetValue(_sequences.Fasta)!, () => Splits(parsed, run, data.Data, test?.Data).ToArray())];
        run.Settings["repeats"] = parsed.GetValue(_repeats);
        run.Settings["metric"] = metric.Key;
        run.Plan(
            [.. _data.Inputs(parsed), parsed.GetValue(_testFasta), parsed.GetValue(_testLabels)],
            (TableName, parsed.GetValue(_out)),
            (ReportName, parsed.GetValue(_report)));

        var times = new Dictionary<string, double>();
        ComparisonResult result = run.WithProgress("comparing", progress =>
        {
            var reporter = new ComparisonReporter(run, progress);
            var control = new TrainingControl { Threads = run.Threads, Cancellation = run.Cancellation };
            ComparisonResult compared = ModelComparison.Run(candidates, goal, splits, control, reporter);
            foreach (IModelCandidate candidate in candidates)
                times[candidate.Name] = reporter.SecondsOf(candidate.Name);
            return compared;
        });
        var board = Leaderboard.Of(result, metric);
        RequireOne(board);
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Data.Count} sequences of {data.Data.Length} bases, {Count(tasks.Count, "task")}, ") +
            $"{Count(splits.Length, "fit")} a model";
        run.Output.WriteLine($"{what}, labels: {LabelOptions.Name(transform)}");
        new ComparisonSummary(run, result, board, times).Write();
        run.Outputs.SetText(TableName, writer => ComparisonTableWriter.Write(writer, result, board));
        run.Outputs.SetText(ReportName, writer => writer.Write(Page(parsed, run, what, result, board, times).ToHtml()));
        return run.Finish();
    }

    private void RequireTest(ParseResult parsed)
    {
        if (parsed.GetValue(_testFasta) is null != parsed.GetValue(_testLabels) is null)
            throw new UsageException($"{_testFasta.Name} and {_testLabels.Name}: give both or none");
        if (parsed.GetValue(_testFasta) is not null)
            OptionUse.Reject(parsed, [_folds.Number], $"there are none with {_testFasta.Name}");
    }

    private ComparisonMetric MetricOf(ParseResult parsed, ComparisonGoal goal)
    {
        IReadOnlyList<ComparisonMetric> metrics = ComparisonMetric.For(goal);
        if (parsed.GetValue(_metric) is not { } key)
            return metrics[0];
        return metrics.FirstOrDefault(metric => metric.Key == key) ?? throw new UsageException(
            $"{_metric.Name}: '{key}' is for {(goal.AreClasses ? "numbers" : "classes")}, but the labels are " +
            $"{(goal.AreClasses ? "classes" : "numbers")}; expected {string.Join(", ", metrics.Select(metric => metric.Key))}");
    }

    private LabelledSequences? ReadTest(
        ParseResult parsed, LabelledSequences training, LabelTransform transform, CommandRun run)
    {
        if (parsed.GetValue(_testFasta) is not { } fasta)
            return null;
        run.Settings["test_fasta"] = fasta;
        run.Settings["test_labels"] = parsed.GetValue(_testLabels);
        LabelledSequences test = _data.ReadTest(parsed, fasta, parsed.GetValue(_testLabels)!, training, transform, run);
        if (test.Data.Tasks == training.Data.Tasks)
            return test;
        test.Dispose();
        throw new GenomicsException(
            $"{InputFile.DisplayName(parsed.GetValue(_testLabels)!)}: {test.Data.Tasks} columns of labels, expected " +
            $"{training.Data.Tasks} as in {_labels.Labels.Name}");
    }

    private IEnumerable<ComparisonSplit> Splits(ParseResult parsed, CommandRun run, ITrainingData data, ITrainingData? test)
    {
        string[]? groups = _folds.GroupsOf(parsed, run, data.Count, data.NameOf);
        run.Settings["folds"] = test is null ? parsed.GetValue(_folds.Number) : null;
        for (int repeat = 1; repeat <= parsed.GetValue(_repeats); repeat++)
        {
            long seed = run.Seed + repeat - 1;
            if (test is not null)
            {
                yield return new ComparisonSplit(repeat, 0, data, null, groups, test, seed);
                continue;
            }
            int[] folds = _folds.Assign(parsed, groups, data.Count, seed);
            foreach (ComparisonSplit split in ComparisonSplit.OfFolds(data, folds, groups, repeat, seed))
                yield return split;
        }
    }

    private static void RequireOne(Leaderboard board)
    {
        if (board.Rows.All(row => row.Candidate.Failure is not null))
        {
            IEnumerable<string> failures = board.Rows.Select(row => $"{row.Candidate.Name}: {row.Candidate.Failure}");
            throw new GenomicsException($"no model could be fitted; {string.Join("; ", failures)}");
        }
    }

    private HtmlReport Page(
        ParseResult parsed,
        CommandRun run,
        string what,
        ComparisonResult result,
        Leaderboard board,
        Dictionary<string, double> times) =>
        ComparisonReport.Create(
            $"Models on {MuseamPages.FileTitle(parsed.GetValue(_sequences.Fasta)!)}, compared",
            what,
            result,
            board,
            times,
            [.. run.Settings.Where(setting => setting.Value is not null)
                .Select(setting => new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value)))]);

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
