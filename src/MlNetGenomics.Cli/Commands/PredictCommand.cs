using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng predict.</summary>
internal sealed class PredictCommand : CliCommand
{
    private const string PredictionsName = "predictions";

    private readonly SequenceOptions _sequences = new();
    private readonly ScorerOptions _scorer = new();
    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "What this layer of a network gives, instead of predictions (mlng inspect lists them)",
        HelpName = "NAME",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Predictions: name and one column a task; standard output if not given",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the command.</summary>
    public PredictCommand(Shell shell, CommonOptions common)
        : base(
            "predict",
            "Score sequences with a trained model, in memory that does not grow with the file.",
            shell,
            common,
            "mlng predict --model model.onnx --fasta seqs.fa --out scores.tsv",
            "mlng predict --model model.onnx --fasta seqs.fa --layer dense1 --out features.tsv",
            "zcat big.fa.gz | mlng predict --model model.onnx --fasta - > scores.tsv")
    {
        Add(_scorer.All);
        Add(_sequences.All);
        Add(_layer, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        string? path = parsed.GetValue(_out);
        run.Settings["fasta"] = fasta;
        run.Settings["layer"] = parsed.GetValue(_layer);
        using SequenceScorer scorer = _scorer.Open(parsed, run, parsed.GetValue(_layer));
        using FastaReader reader = _sequences.Open(parsed);
        var batches = new SequenceBatches(reader, InputFile.DisplayName(fasta), scorer.SequenceLength);
        // The first batch is read before anything is written, so that a wrong file is told from an empty result.
        SequenceSet? batch = batches.Next();
        run.Plan([fasta, parsed.GetValue(_scorer.Model)], (PredictionsName, path));
        OutputFile? file = path is null ? null : run.Outputs.Open(PredictionsName);
        TextWriter writer = file?.Writer ?? run.DataOutput;
        long count = run.WithProgress(
            "scoring", progress => Score(batch, batches, scorer, writer, file, run, progress));
        run.Metrics["sequences"] = JsonText.Metric(count);
        if (file is null)
        {
            writer.Flush();
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} sequences scored by the {scorer.Engine} engine ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    private static long Score(
        SequenceSet? batch,
        SequenceBatches batches,
        SequenceScorer scorer,
        TextWriter writer,
        OutputFile? file,
        CommandRun run,
        IProgress<WorkProgress>? progress)
    {
        TableWriter? table = null;
        long count = 0;
        for (; batch is not null; batch = batches.Next())
        {
            run.Cancellation.ThrowIfCancellationRequested();
            float[] scores = scorer.Score(batch, run.Cancellation);
            int columns = scores.Length / batch.Count;
            if (file is null)
                Write(writer, batch, scores, columns);
            else
                RunOutputs.Guard(file, () => Write(writer, batch, scores, columns));
            count += batch.Count;
            // How many there are is not known before the end, so there is no share done to show.
            string done = string.Create(CultureInfo.InvariantCulture, $"{count:#,0} sequences");
            progress?.Report(new WorkProgress(0, done));
        }
        return count;

        void Write(TextWriter target, SequenceSet sequences, float[] scores, int columns)
        {
            table ??= new TableWriter(target, ["name", .. scorer.ColumnNames(columns)]);
            var cells = new object?[columns + 1];
            for (int i = 0; i < sequences.Count; i++)
            {
                cells[0] = sequences.Names[i];
                for (int column = 0; column < columns; column++)
                    cells[column + 1] = scores[i * columns + column];
                table.WriteRow(cells);
            }
        }
    }
}
