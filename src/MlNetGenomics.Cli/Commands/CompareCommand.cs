using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Comparison;
using MlNetGenomics.Experiments;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng compare.</summary>
internal sealed class CompareCommand : CliCommand
{
    private const string TableName = "table";
    private const string ReportName = "report";
    private const string BestName = "model";

    // Hardly ever wrong, and poor models go after a fold or two.
    private const double UsualDiscard = 0.01;

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

    private readonly Option<double?> _budget = new("--budget")
    {
        Description =
            "Seconds for all of it, a last fit of the best model included: what is clearly worse is left out after each fold, " +
            "and what is done when the time is over counts",
        HelpName = "SECONDS",
        CustomParser = result => Numbers.ParsePositive(result),
    };

    private readonly Option<double?> _discard = new("--discard")
    {
        Description =
            "Leave a model out once the chance that it is as good as the best is below this; .01 if --budget is given, " +
            "nobody else",
        HelpName = "P",
        CustomParser = result => Numbers.ParseShare(result),
    };

    private readonly Option<string?> _best = new("--best")
    {
        Description =
            "The best model, fitted to all sequences: .onnx (networks, MuSeAM), or .zip, a pipeline of ML.NET (any model)",
        HelpName = "FILE",
    };

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
            "mlng compare --fasta seqs.fa --labels a.txt --budget 300 --folds 5 --report compare.html",
            "mlng compare --models museam,kmer-sgd --fasta seqs.fa --labels a.txt --preset program",
            "mlng compare --models sharpr,kmer-sgd,kmer-fasttree --fasta tiles/train.fa --labels tiles/labels.tsv " +
            "--label-column HepG2_minP,K562_minP --folds 5 --fold-by region --report compare.html")
    {
        _data = new DataOptions(_sequences, _labels);
        Add(_candidates.Models);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_folds.All);
        Add(_repeats, _testFasta, _testLabels, _metric, _budget, _discard);
        Add(_data.Own);
        Add(_candidates.Training);
        Add(_out, _report, _best);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        IReadOnlyList<IModelCandidate> candidates = _candidates.Read(parsed, run);
        RequireTest(parsed);
        if (parsed.GetValue(_best) is { } wanted && !FittedModelFile.IsName(wanted))
            throw new UsageException($"{_best.Name}: '{wanted}' ends neither in .onnx nor in .zip");
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
        ComparisonSettings settings = SettingsOf(parsed, metric);
        run.Settings["repeats"] = parsed.GetValue(_repeats);
        run.Settings["metric"] = metric.Key;
        run.Settings["budget"] = parsed.GetValue(_budget);
        run.Settings["discard"] = settings.DiscardBelow;
        run.Plan(
            [.. _data.Inputs(parsed), parsed.GetValue(_testFasta), parsed.GetValue(_testLabels), parsed.GetValue(_candidates.Motifs)],
            (TableName, parsed.GetValue(_out)),
            (ReportName, parsed.GetValue(_report)),
            (BestName, parsed.GetValue(_best)));

        ComparisonResult result = run.WithProgress("comparing", progress => ModelComparison.Run(
            candidates, goal, splits, settings, Control(run), new ComparisonReporter(progress)));
        var board = Leaderboard.Of(result, metric);
        RequireOne(board);
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Data.Count} sequences of {data.Data.Length} bases, {Count(tasks.Count, "task")}, ") +
            $"{Count(result.Rounds, "fit")} a model";
        run.Output.WriteLine($"{what}, labels: {LabelOptions.Name(transform)}");
        new ComparisonSummary(run, result, board).Write();
        run.Outputs.SetText(TableName, writer => ComparisonTableWriter.Write(writer, result, board));
        run.Outputs.SetText(ReportName, writer => writer.Write(Page(parsed, run, what, result, board).ToHtml()));
        if (parsed.GetValue(_best) is { } file)
        {
            IModelCandidate best = candidates.Single(candidate => candidate.Name == board.Best!.Candidate.Name);
            IFittedCandidate fitted = board.Best!.Candidate.FittedToAll ?? run.WithProgress("fitting the best to all sequences", _ => ModelComparison.Refit(
                best, goal, data.Data, _folds.GroupsOf(parsed, run, data.Data.Count, data.Data.NameOf), run.Seed, Control(run)));
            if (FittedModelFile.CanWrite(fitted, file))
                run.Outputs.SetBytes(BestName, () => FittedModelFile.Write(fitted, goal, file));
            else
                run.Warn($"{file} is not written: {best.Name} makes no ONNX file of DNA models; give a name in .zip");
        }
        return run.Finish();
    }

    private static TrainingControl Control(CommandRun run) => new() { Threads = run.Threads, Cancellation = run.Cancellation };

    private ComparisonSettings SettingsOf(ParseResult parsed, ComparisonMetric metric)
    {
        double? budget = parsed.GetValue(_budget);
        double? discard = parsed.GetValue(_discard) ?? (budget is null ? null : UsualDiscard);
        if (discard is 1)
            throw new UsageException($"{_discard.Name}: 1 would leave out every model but the best of the first fold");
        return new ComparisonSettings
        {
            Budget = budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            DiscardBelow = discard is > 0 ? discard : null,
            Metric = metric,
        };
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
        try
        {
            return ComparisonMetric.Named(goal, parsed.GetValue(_metric));
        }
        catch (GenomicsException e)
        {
            throw new UsageException($"--{e.Message}");
        }
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
        if (!board.Scored.Any())
        {
            IEnumerable<string> failures = board.Rows.Select(row => $"{row.Candidate.Name}: {row.Candidate.Note}");
            throw new GenomicsException($"no model could be fitted; {string.Join("; ", failures)}");
        }
    }

    private HtmlReport Page(
        ParseResult parsed,
        CommandRun run,
        string what,
        ComparisonResult result,
        Leaderboard board) =>
        ComparisonReport.Create(
            $"Models on {MuseamPages.FileTitle(parsed.GetValue(_sequences.Fasta)!)}, compared",
            what,
            result,
            board,
            [.. run.Settings.Where(setting => setting.Value is not null)
                .Select(setting => new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value)))]);

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
