using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Sharding;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng variants.</summary>
internal sealed class VariantsCommand : CliCommand
{
    /// <summary>Name of the command, which shards carry.</summary>
    public const string CommandName = "variants";

    private readonly ScorerOptions _model = new();
    private readonly VariantOptions _variants = new();
    private readonly ShardOption _shard = new();

    private readonly Option<string?> _task = new("--task")
    {
        Description = "The one task to score; all if not given, the PVE is then the greatest of them",
        HelpName = "NAME",
    };

    private readonly Option<int?> _length = new("--length")
    {
        Description = "Bases of the window around a variant, for models that take any (MuSeAM); the model's own if not given",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: the variant, both scores, effect, PVE, motifs that gain and lose, p, q, whether it is a top one. "
            + "Standard output if nothing else is asked for",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _vcf = new("--vcf")
    {
        Description = "The VCF file again, with the same in INFO fields MLNG_...; gzip (not bgzip) where the name ends in .gz",
        HelpName = "FILE.vcf",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the distribution, the greatest effects, frequencies and annotations",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public VariantsCommand(Shell shell, CommonOptions common)
        : base(
            CommandName,
            "Say what variants do to a model's predictions, and which of them stand out.",
            shell,
            common,
            "mlng variants --model model.onnx --variants snps.vcf.gz --genome hg38.fa --benign benign.vcf --vcf out.vcf",
            "mlng variants --model model.onnx --variants snps.tsv --out scores.tsv --report variants.html",
            "mlng variants --model m.onnx --variants all.vcf.gz --genome hg38.fa --shard 1/8 --out part1.tsv")
    {
        Add(_model.All);
        Add(_variants.All);
        Add(_task, _length, _shard.Option, _out, _vcf, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string model = _model.PathOf(parsed);
        VariantInputs inputs = _variants.Get(parsed, run.Settings);
        Check(parsed, inputs);
        run.Settings["task"] = parsed.GetValue(_task);
        using SequenceScorer sequences = _model.Open(parsed, run);
        IAlleleScorer scorer = AlleleScorers.Of(sequences, parsed.GetValue(_length), run.Threads, model);
        if (parsed.GetValue(_task) is { } task)
            scorer = SequenceOptions.InFile(model, () => new TaskAlleleScorer(scorer, [task]));
        run.Settings["length"] = scorer.Length;
        using GenomeWindows? genome = inputs.Genome is { } path ? GenomeWindows.Open(path) : null;
        AnnotationIndex? annotation = inputs.Annotation is { } bed ? new AnnotationIndex(BedFile.Read(bed)!.Records) : null;
        ShardPlan? shard = _shard.Get(parsed, run, inputs.Variants, CommandName, () => Count(inputs, run));
        run.Plan(
            [model, .. inputs.Paths],
            (VariantFiles.TableName, parsed.GetValue(_out)),
            (VariantFiles.VcfName, parsed.GetValue(_vcf)),
            (VariantFiles.ReportName, parsed.GetValue(_report)));
        var job = new VariantJob(inputs, scorer, genome, annotation, run);
        return shard is null ? Whole(job, inputs, run, sequences.Engine) : Part(job, shard, inputs, model, scorer, run);
    }

    private static int Whole(VariantJob job, VariantInputs inputs, CommandRun run, string engine)
    {
        bool isOnStandardOutput = run.Outputs.Planned.All(output => output.Name == CommandRun.JsonName);
        VariantReportData data = VariantFiles.ScoreAndWrite(job, inputs, run, isOnStandardOutput);
        VariantText.Describe(data, run.Metrics);
        run.Metrics["variants_per_second"] = Math.Round(data.Tally.Scored / Math.Max(job.Seconds, 1e-9), 1);
        if (isOnStandardOutput)
        {
            run.DataOutput.Flush();
            return run.FinishQuietly();
        }
        VariantText.Write(data, job.Seconds, engine, run.Output);
        return run.Finish();
    }

    private static int Part(
        VariantJob job, ShardPlan shard, VariantInputs inputs, string model, IAlleleScorer scorer, CommandRun run)
    {
        foreach ((string name, string? path) in new[] { ("benign_digest", inputs.Benign), ("annotation_digest", inputs.Annotation) })
        {
            if (path is not null)
                run.Settings[name] = ShardPlan.DigestOf(path);
        }
        job.ScoreBenign();
        OutputFile file = run.Outputs.Open(VariantFiles.TableName);
        using var writer = new ShardWriter(file.Writer, shard.Stamp(CommandName, model, scorer.Tasks, run.Settings));
        RunOutputs.Guard(file, () =>
        {
            job.Score(writer, shard.Range);
            writer.Complete();
        });
        run.Metrics["scored"] = job.Tally.Scored;
        run.Output.WriteLine($"shard {shard.Shard}: {job.Tally.Scored:#,0} of {job.Tally.Read:#,0} variants scored ({run.Seconds:0.0} s)");
        return run.Finish();
    }

    private void Check(ParseResult parsed, VariantInputs inputs)
    {
        if (parsed.GetValue(_vcf) is not null)
        {
            if (inputs.Variants == InputFile.StandardInput)
                throw new UsageException($"{_vcf.Name}: the variants are read twice, so they cannot come from standard input");
            if (!VariantReader.IsVcf(inputs.Variants))
                throw new UsageException($"{_vcf.Name}: {inputs.Variants} is not VCF");
        }
        if (!OptionUse.IsGiven(parsed, _shard.Option))
            return;
        if (parsed.GetValue(_out) is null)
            throw new UsageException($"{_shard.Option.Name}: needs {_out.Name}");
        if (inputs.Benign == InputFile.StandardInput)
            throw new UsageException($"{_shard.Option.Name}: benign variants of standard input cannot be told from others");
        OptionUse.Reject(
            parsed, [_vcf, _report, .. _variants.OfTheWhole], $"is of all variants, {_shard.Option.Name} takes a part of them");
    }

    private static (long Count, string Digest) Count(VariantInputs inputs, CommandRun run)
    {
        long count = VariantReader.Read(inputs.Variants, inputs.Settings.Frequency)
            .Select(variant => variant.Record + 1).LastOrDefault();
        run.Cancellation.ThrowIfCancellationRequested();
        return (count, ShardPlan.DigestOf(inputs.Variants));
    }
}
