using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng ism.</summary>
internal sealed class IsmCommand : CliCommand
{
    private const string ReportName = "report";

    // Numbers of a batch's mutants, at most: 16 MB, and a few times that while they are worked on.
    private const int BatchNumbers = 1 << 22;

    // A page with the logos of more tasks is more than a browser shows.
    private const int MostTasksOnPage = 12;

    private readonly MutagenesisModelOptions _model = new();
    private readonly SequenceOptions _sequences = new();
    private readonly OutputOptions _outputs = new();
    private readonly MutationOptions _mutations = new();
    private readonly RegionOptions _regions = new();
    private readonly ShardOption _shard = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: name, task if several, position (from 1), base, score, and A, C, G, T: the sequence's value "
            + "less that with the base replaced; the score is the one of largest magnitude. Standard output if nothing else is "
            + "asked for",
        HelpName = "FILE.tsv",
    };

    private readonly Option<bool> _deltas = new("--deltas")
    {
        Description = "A, C, G, T with the other sign: the mutant's value less the sequence's",
    };

    private readonly Option<string?> _bedGraph = new("--bedgraph")
    {
        Description = "Scores as a sorted genome track, FILE.TASK.bg for each of several tasks; sequences are named "
            + "chr:start-end, a base in several of them gets the mean",
        HelpName = "FILE.bg",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the logos of a few sequences and all substitutions",
        HelpName = "FILE.html",
    };

    private readonly Option<int> _logos = new("--logos")
    {
        Description = "How many: those with the greatest values",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<string?> _sites = new("--sites")
    {
        Description = "Known sites to mark on the page, as mlng simulate writes them",
        HelpName = "FILE.bed",
    };

    /// <summary>Makes the command.</summary>
    public IsmCommand(Shell shell, CommonOptions common)
        : base(
            "ism",
            "Say what replacing each base does to a model's predictions (in-silico mutagenesis).",
            shell,
            common,
            "mlng ism --model model.onnx --fasta test.fa --out ism.tsv --report ism.html",
            "mlng ism --model sharpr.onnx --fasta regions.fa --regions --window-length 145 --task k562_minp --bedgraph k562.bg",
            "mlng ism --model model.onnx --fasta peaks.fa --shard 1/8 --out part1.tsv")
    {
        Add(_model.All);
        Add(_sequences.All);
        Add(_outputs.All);
        Add(_mutations.All);
        Add(_regions.All);
        Add(_shard.Option, _out, _deltas, _bedGraph, _report, _logos, _sites);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = _model.PathOf(parsed), fasta = parsed.GetValue(_sequences.Fasta)!;
        string? reportPath = parsed.GetValue(_report), sitePath = parsed.GetValue(_sites);
        run.Settings["fasta"] = fasta;
        bool isIndel = _mutations.Indels.Any(option => OptionUse.IsGiven(parsed, option));
        Check(parsed, isIndel);
        MutagenesisSettings settings = _mutations.Get(parsed, run);
        byte[]? inserted = _mutations.Inserted(parsed);
        RegionWindowSettings? windows = _regions.Get(parsed, run, [.. _mutations.Window, .. _mutations.Indels]);
        run.Settings["deltas"] = parsed.GetValue(_deltas);

        string? ownOnly = _outputs.HasLayer(parsed) ? "--layer" : _mutations.NeedsOwnEngine(parsed);
        using MutagenesisModel model = _model.Open(parsed, run, ownOnly);
        if (model.InputLength is { } length)
            _mutations.RequireWithin(parsed, length);
        ILookup<string, BedRecord>? sites =
            sitePath is null ? null : BedReader.Read(sitePath).ToLookup(site => site.Sequence);
        using IndexedFasta? genome = _regions.Genome(parsed) is { } genomePath ? IndexedFasta.Open(genomePath) : null;
        ShardPlan? shard = _shard.Get(parsed, run, _sequences);
        using FastaReader reader = _sequences.Open(parsed);
        // Regions' windows are of the model's length, they need not be.
        SequenceBatches Batches(int outputs) => new(
            reader, InputFile.DisplayName(fasta), windows is null ? model.InputLength : null,
            Math.Max(1, BatchNumbers / (Dna.BaseCount * outputs)), shard?.Range);

        string? neuron = null;
        ImmutableArray<OutputCombination>? outputs = null;
        SequenceSet? first;
        SequenceBatches batches;
        if (_outputs.HasLayer(parsed))
        {
            batches = Batches(1);
            first = batches.Next();
            (settings, neuron) = SequenceOptions.InFile(path, () => WithNeuron(parsed, run, model, settings));
        }
        else
        {
            // How much a model gives may depend on the length of what it reads, so a sequence comes first.
            batches = Batches(model.Network?.Model.Network.Tasks.Length ?? 1);
            first = batches.Next();
            if (first is not null && model.InputLength is null && windows is null)
                _mutations.RequireWithin(parsed, first.Length);
            int size = windows?.Length ?? first?.Length ?? 1;
            outputs = SequenceOptions.InFile(path, () => _outputs.Combinations(parsed, run, model.Outputs(size)));
        }
        MutagenesisJob job = SequenceOptions.InFile(path, () => isIndel
            ? MutagenesisJob.Indels(model, settings, outputs, _mutations.DeletionLength(parsed), inserted, run)
            : windows is null
                ? MutagenesisJob.Substitutions(model, settings, outputs, run)
                : MutagenesisJob.Regions(model, settings, outputs, windows, genome, run));
        if (reportPath is not null && job.Outputs.Length > MostTasksOnPage)
        {
            throw new UsageException(
                $"{_report.Name}: a page shows {MostTasksOnPage} tasks, and there are {job.Outputs.Length}; name one with --task");
        }
        run.Plan(
            [path, fasta, sitePath, _regions.Genome(parsed)],
            [
                (MutagenesisFiles.TableName, parsed.GetValue(_out)),
                .. MutagenesisFiles.Tracks(parsed.GetValue(_bedGraph), job.Outputs).Select(track => (track.Name, (string?)track.Path)),
                (ReportName, reportPath),
            ]);
        bool isOnStandardOutput = run.Outputs.Planned.All(output => output.Name == CommandRun.JsonName);
        MutagenesisSelection[] selections =
        [
            .. job.Outputs.Select(output =>
                new MutagenesisSelection(neuron ?? $"task {output}", reportPath is null ? 0 : parsed.GetValue(_logos)))
        ];
        MutagenesisColumns columns = isIndel ? MutagenesisColumns.None
            : parsed.GetValue(_deltas) ? MutagenesisColumns.Deltas : MutagenesisColumns.Scores;
        using var files = new MutagenesisFiles(
            run, job.Outputs, columns, shard?.Stamp("ism", path, job.Outputs, run.Settings), isOnStandardOutput);
        long count = SequenceOptions.InFile(fasta, () => run.WithProgress("mutating", progress =>
            Mutate(batches.After(first), job, files, selections, run, progress)));
        files.Complete(run);
        run.Metrics["sequences"] = count;
        if (reportPath is not null)
        {
            string page = Report(path, job, selections, count, sites, run).ToHtml();
            run.Outputs.SetText(ReportName, writer => writer.Write(page));
        }
        if (isOnStandardOutput)
        {
            run.DataOutput.Flush();
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{neuron ?? Named(job.Outputs)}: {count:#,0} sequences mutated, {job.How} ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    private void Check(ParseResult parsed, bool isIndel)
    {
        _outputs.Check(parsed);
        if (parsed.GetValue(_report) is null)
            OptionUse.Reject(parsed, [_logos, _sites], $"is for the page, and there is no {_report.Name}");
        if (isIndel)
            OptionUse.Reject(parsed, [_deltas, _report], "is for substitutions");
        if (!OptionUse.IsGiven(parsed, _shard.Option))
            return;
        if (parsed.GetValue(_out) is null)
            throw new UsageException($"{_shard.Option.Name}: needs {_out.Name}");
        OptionUse.Reject(parsed, [_bedGraph], "a shard has only a part of it; mlng merge --bedgraph makes all of it");
        OptionUse.Reject(parsed, [_report], $"is of all sequences, {_shard.Option.Name} takes a part of them");
    }

    private (MutagenesisSettings, string) WithNeuron(
        ParseResult parsed, CommandRun run, MutagenesisModel model, MutagenesisSettings settings)
    {
        (Networks.Neuron neuron, string name) = _outputs.Neuron(parsed, model.Network!.Model.Network, run);
        return (settings with { Target = neuron }, name);
    }

    private static long Mutate(
        IEnumerable<SequenceSet> batches,
        MutagenesisJob job,
        MutagenesisFiles files,
        MutagenesisSelection[] selections,
        CommandRun run,
        IProgress<WorkProgress>? progress)
    {
        CountReporter? reporter = progress is null ? null : new CountReporter(progress);
        int count = 0;
        foreach (SequenceSet batch in batches)
        {
            ImmutableArray<MutagenesisProfile> profiles = job.Run(batch);
            for (int i = 0; i < batch.Count; i++)
            {
                ReadOnlySpan<MutagenesisProfile> own = profiles.AsSpan(i * selections.Length, selections.Length);
                files.Add(batch.Names[i], batch[i], job.From, own);
                for (int task = 0; task < own.Length; task++)
                    selections[task].Add(batch.Names[i], batch[i].Slice(job.From, own[task].Importance.Length), job.From, own[task]);
            }
            count += batch.Count;
            reporter?.Report(count);
        }
        return count;
    }

    private static HtmlReport Report(
        string path,
        MutagenesisJob job,
        MutagenesisSelection[] selections,
        long count,
        ILookup<string, BedRecord>? sites,
        CommandRun run) => MutagenesisReport.Create(new MutagenesisReportData
        {
            Title = $"In-silico mutagenesis with {Path.GetFileName(path)}",
            Selections = selections,
            SequenceCount = count,
            Depth = job.Depth,
            Sites = sites,
            Settings =
            [
                .. run.Settings.Where(setting => setting.Value is not null)
                    .Select(setting => new ReportEntry(setting.Key, $"{setting.Value}"))
            ],
        });

    private static string Named(ImmutableArray<string> outputs) =>
        outputs is [var only] ? $"task {only}" : string.Create(CultureInfo.InvariantCulture, $"{outputs.Length} tasks");
}
