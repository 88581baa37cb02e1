using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng evaluate.</summary>
internal sealed class EvaluateCommand : CliCommand
{
    private const string PredictionsName = "predictions";

    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("by default as the model says");
    private readonly ScorerOptions _scorer = new();
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Also write name, and measured and predicted on the model's scale",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Another model of the same classes: is --model better by AUPRC, task by task?",
        HelpName = "FILE.onnx",
    };

    /// <summary>Makes the command.</summary>
    public EvaluateCommand(Shell shell, CommonOptions common)
        : base(
            "evaluate",
            "Compare a trained model's predictions with measured labels.",
            shell,
            common,
            "mlng evaluate --model model.onnx --fasta test.fa --labels test.tsv --json metrics.json",
            "mlng evaluate --model deep.onnx --against basset.onnx --fasta test.fa --labels test.tsv")
    {
        Add(_scorer.All);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_against, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        using SequenceScorer scorer = _scorer.Open(parsed, run);
        using SequenceScorer? other = _scorer.OpenOther(parsed, run, _against);
        LabelTransform transform = _labels.TransformOf(parsed) ?? scorer.Transform ?? LabelTransform.None;
        SequenceSet sequences = _sequences.Read(parsed, run);
        RequireLength(fasta, sequences, scorer, "the model");
        if (other is not null)
            RequireLength(fasta, sequences, other, parsed.GetValue(_against)!);
        LabelTable labels = ReadLabels(parsed, sequences, scorer, transform, run);
        run.Plan(
            [fasta, parsed.GetValue(_labels.Labels), parsed.GetValue(_scorer.Model), parsed.GetValue(_against)],
            (PredictionsName, parsed.GetValue(_out)));
        float[] predictions = run.WithProgress("scoring", _ => scorer.Score(sequences, run.Cancellation));
        float[]? others = other is null ? null : run.WithProgress("scoring the other model", _ => other.Score(sequences, run.Cancellation));
        int tasks = predictions.Length / sequences.Count;
        IReadOnlyList<string> names = scorer.ColumnNames(tasks);
        RequireWidth(parsed, labels, names);
        float[] measured = Interleave(labels.Values);
        bool isRanking = scorer.IsRanking ?? measured.All(label => label is 0 or 1 || float.IsNaN(label));
        if (others is not null)
            RequireComparable(parsed, names, other!.ColumnNames(others.Length / sequences.Count), other.Tasks.Count > 0 && scorer.Tasks.Count > 0, isRanking);
        IReadOnlyList<TaskScores> scores = TaskScores.Of(names, measured, predictions, transform, isRanking);
        new TaskSummary([scores], transform).AddTo(run.Metrics);
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{sequences.Count} sequences of {sequences.Length} bases"));
        if (scores is [{ Regression: { } regression }])
            WriteScales(run, regression);
        else
            new TaskSummary([scores], transform).Write(run.Output);
        if (others is not null)
        {
            IReadOnlyList<TaskScores> otherScores = TaskScores.Of(names, measured, others, transform, isRanking);
            new AuprcComparison(parsed.GetValue(_scorer.Model)!, scores, parsed.GetValue(_against)!, otherScores).Write(run);
        }
        run.Outputs.SetText(
            PredictionsName, writer => WritePredictions(writer, sequences, names, measured, predictions, transform));
        return run.Finish();
    }

    private LabelTable ReadLabels(
        ParseResult parsed, SequenceSet sequences, SequenceScorer scorer, LabelTransform transform, CommandRun run)
    {
        string path = parsed.GetValue(_labels.Labels)!;
        _labels.Describe(parsed, transform, run);
        LabelTable labels = LabelReader.ReadTable(path, sequences, new LabelSelection
        {
            Columns = _labels.ColumnsOf(parsed),
            Preferred = scorer.Tasks,
            AllowsMissing = true,
        });
        if (scorer.Tasks.Count > 0)
            RequireWidth(parsed, labels, scorer.Tasks);
        foreach (float[] column in labels.Values)
        {
            // A missing label has no logarithm to fail at.
            float[] known = [.. column.Select(label => float.IsNaN(label) ? 1 : label)];
            SequenceOptions.InFile(path, () => Labels.Transform(known, sequences, transform));
        }
        return labels;
    }

    private static void RequireLength(string fasta, SequenceSet sequences, SequenceScorer scorer, string model)
    {
        if (scorer.SequenceLength is { } expected && sequences.Length != expected)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(fasta)}: record 1 ({sequences.Names[0]}) has {sequences.Length} bases, " +
                $"{model} is for {expected}");
        }
    }

    private void RequireComparable(
        ParseResult parsed, IReadOnlyList<string> tasks, IReadOnlyList<string> others, bool haveNames, bool isRanking)
    {
        if (tasks.Count != others.Count || haveNames && !tasks.SequenceEqual(others))
        {
            throw new GenomicsException(
                $"{parsed.GetValue(_against)}: predicts {NetworkTemplate.Columns(others)}, but " +
                $"{parsed.GetValue(_scorer.Model)} predicts {NetworkTemplate.Columns(tasks)}");
        }
        if (!isRanking)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(parsed.GetValue(_labels.Labels)!)}: the labels are numbers; {_against.Name} compares " +
                "AUPRC, which classes (0 and 1) have");
        }
    }

    private void RequireWidth(ParseResult parsed, LabelTable labels, IReadOnlyList<string> tasks)
    {
        if (labels.Values.Length == tasks.Count)
            return;
        throw new GenomicsException(
            $"{InputFile.DisplayName(parsed.GetValue(_labels.Labels)!)}: {NetworkTemplate.Columns(labels.Columns)}, but " +
            $"{parsed.GetValue(_scorer.Model)} predicts {NetworkTemplate.Columns(tasks)}");
    }

    private static float[] Interleave(float[][] columns)
    {
        var rows = new float[columns.Length * columns[0].Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = columns[i % columns.Length][i / columns.Length];
        return rows;
    }

    private static void WriteScales(CommandRun run, LabelScaleScores scores)
    {
        var table = new TextTable("labels", "R2", "Pearson", "Spearman", "MSE");
        Add("raw", scores.Raw);
        if (scores.Log2 is { } log2)
            Add("log2", log2);
        table.Write(run.Output);

        void Add(string scale, RegressionScores of) => table.Add(
            scale,
            MetricNames.Format(of.RSquared),
            MetricNames.Format(of.Pearson),
            MetricNames.Format(of.Spearman),
            MetricNames.Format(of.MeanSquaredError));
    }

    private static void WritePredictions(
        TextWriter writer,
        SequenceSet sequences,
        IReadOnlyList<string> tasks,
        float[] labels,
        float[] predictions,
        LabelTransform transform)
    {
        var table = new TableWriter(writer, ["name", .. NetworkPredictions.Columns(tasks)]);
        for (int i = 0; i < sequences.Count; i++)
        {
            ReadOnlySpan<float> row = labels.AsSpan(i * tasks.Count, tasks.Count);
            var measured = new float[row.Length];
            for (int task = 0; task < row.Length; task++)
                measured[task] = NetworkPredictions.OnScale(row[task], transform);
            ReadOnlySpan<float> predicted = predictions.AsSpan(i * tasks.Count, tasks.Count);
            table.WriteRow([sequences.Names[i], .. NetworkPredictions.Cells(measured, predicted)]);
        }
    }
}
