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
        Description = "Also write name, measured and predicted, on the model's scale",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the command.</summary>
    public EvaluateCommand(Shell shell, CommonOptions common)
        : base(
            "evaluate",
            "Compare a trained model's predictions with measured labels.",
            shell,
            common,
            "mlng evaluate --model model.onnx --fasta test.fa --labels test.tsv")
    {
        Add(_scorer.All);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        using SequenceScorer scorer = _scorer.Open(parsed, run);
        LabelTransform transform = _labels.TransformOf(parsed) ?? scorer.Transform ?? LabelTransform.None;
        SequenceSet sequences = _sequences.Read(parsed, run);
        if (scorer.SequenceLength is { } expected && sequences.Length != expected)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(fasta)}: record 1 ({sequences.Names[0]}) has {sequences.Length} bases, " +
                $"the model is for {expected}");
        }
        float[] labels = _labels.Read(parsed, sequences, transform, run);
        run.Plan(
            [fasta, parsed.GetValue(_labels.Labels), parsed.GetValue(_scorer.Model)],
            (PredictionsName, parsed.GetValue(_out)));
        float[] predictions = run.WithProgress("scoring", _ => scorer.Score(sequences, run.Cancellation));
        if (predictions.Length != labels.Length)
        {
            throw new GenomicsException(
                $"{parsed.GetValue(_scorer.Model)}: predicts {predictions.Length / sequences.Count} values a " +
                "sequence, one is expected");
        }
        LabelScaleScores scores = LabelScaleScores.Of(labels, predictions, transform);
        Summarise(run, sequences, scores, transform);
        run.Outputs.SetText(
            PredictionsName, writer => WritePredictions(writer, sequences, labels, predictions, transform));
        return run.Finish();
    }

    private static void Summarise(
        CommandRun run, SequenceSet sequences, LabelScaleScores scores, LabelTransform transform)
    {
        var table = new TextTable("labels", "R2", "Pearson", "Spearman", "MSE");
        Add("raw", scores.Raw);
        if (scores.Log2 is { } log2)
            Add("log2", log2);
        MetricNames.Add(run.Metrics, "", [scores.On(transform)]);
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{sequences.Count} sequences of {sequences.Length} bases"));
        table.Write(run.Output);

        void Add(string scale, RegressionScores of)
        {
            table.Add(
                scale,
                MetricNames.Format(of.RSquared),
                MetricNames.Format(of.Pearson),
                MetricNames.Format(of.Spearman),
                MetricNames.Format(of.MeanSquaredError));
            MetricNames.Add(run.Metrics, $"_{scale}", [of]);
        }
    }

    private static void WritePredictions(
        TextWriter writer, SequenceSet sequences, float[] labels, float[] predictions, LabelTransform transform)
    {
        var table = new TableWriter(writer, "name", "measured", "predicted");
        float[] measured = Labels.Transform(labels, sequences, transform);
        for (int i = 0; i < labels.Length; i++)
            table.WriteRow(sequences.Names[i], measured[i], predictions[i]);
    }
}
