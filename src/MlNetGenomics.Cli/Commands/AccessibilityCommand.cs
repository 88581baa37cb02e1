using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng accessibility.</summary>
internal sealed class AccessibilityCommand : CliCommand
{
    private const string PeaksName = "peaks";
    private const string WindowsName = "windows";
    private const string ClassesName = "classes";
    private const string ReportName = "report";

    private readonly ScorerOptions _model = new();
    private readonly PeakOptions _peaks = new();

    private readonly Option<string?> _task = new("--task")
    {
        Description = "The task to predict, where the model has several",
        HelpName = "NAME",
    };

    private readonly Option<int?> _length = new("--length")
    {
        Description = "Bases in a peak's middle, for models that take any (MuSeAM; the paper has 150); the model's own if not given",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for tables: peaks.tsv, windows.tsv, classes.tsv",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the plots",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public AccessibilityCommand(Shell shell, CommonOptions common)
        : base(
            "accessibility",
            "Say whether a model's predictions follow the accessibility of chromatin.",
            shell,
            common,
            "mlng accessibility --model model.onnx --peaks dnase.narrowPeak.gz --genome hg19.fa --segmentation hepg2.bed --out dnase",
            "mlng accessibility --model model.onnx --fasta peaks.fa --scores signal.tsv --report dnase.html")
    {
        Add(_model.All);
        Add(_peaks.All);
        Add(_task, _length, _out, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string model = _model.PathOf(parsed);
        PeakInputs inputs = _peaks.Get(parsed, run.Settings);
        string? folder = parsed.GetValue(_out);
        using SequenceScorer scorer = _model.Open(parsed, run);
        (IReadOnlyList<string> tasks, int length, Func<SequenceSet, CancellationToken, float[]> score) =
            AlleleScorers.OfSequences(scorer, parsed.GetValue(_length), run.Threads, model);
        int task = Task(parsed, tasks, model);
        run.Settings["task"] = tasks[task];
        run.Settings["length"] = length;
        AnnotationIndex? segmentation =
            inputs.Segmentation is { } bed ? new AnnotationIndex(BedFile.Read(bed)!.Records) : null;
        run.Plan(
            [model, .. inputs.Paths],
            (PeaksName, Table(PeaksName, true)),
            (WindowsName, Table(WindowsName, true)),
            (ClassesName, Table(ClassesName, segmentation is not null)),
            (ReportName, parsed.GetValue(_report)));

        var job = new PeakJob(inputs, length, OneTask, run);
        job.Run();
        AccessibilityProfile profile = job.Profile(segmentation);
        run.Outputs.SetText(PeaksName, writer => AccessibilityTableWriter.WritePeaks(
            writer, job.Peaks, job.Activities, profile, segmentation, inputs.Settings.LeastOverlap));
        run.Outputs.SetText(WindowsName, writer => AccessibilityTableWriter.WriteWindows(writer, profile));
        run.Outputs.SetText(ClassesName, writer => AccessibilityTableWriter.WriteClasses(writer, profile));
        run.Outputs.SetText(ReportName, writer => writer.Write(AccessibilityReport.Create(
            $"Accessibility of {Path.GetFileName(inputs.Name)}",
            profile,
            RegulatorPages.Settings(run)).ToHtml()));
        Describe(profile, job, run);
        return run.Finish();

        string? Table(string name, bool isWanted) => folder is null || !isWanted ? null : Path.Combine(folder, $"{name}.tsv");

        float[] OneTask(SequenceSet sequences, CancellationToken cancellation)
        {
            float[] all = score(sequences, cancellation);
            return [.. Enumerable.Range(0, sequences.Count).Select(i => all[i * tasks.Count + task])];
        }
    }

    private int Task(ParseResult parsed, IReadOnlyList<string> tasks, string model)
    {
        if (parsed.GetValue(_task) is not { } name)
        {
            return tasks.Count == 1
                ? 0
                : throw new UsageException($"{_task.Name}: the model has {tasks.Count} tasks; name one: {string.Join(", ", tasks.Take(12))}");
        }
        int number = tasks.ToList().IndexOf(name);
        return number >= 0 ? number : throw new GenomicsException($"{model}: has no task {name}{NearestName.Advise(name, [.. tasks])}");
    }

    private static void Describe(AccessibilityProfile profile, PeakJob job, CommandRun run)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        RegulatorMetrics.Add(run.Metrics, profile, job);
        run.Output.WriteLine(string.Create(
            culture,
            $"{job.Peaks.Count:#,0} peaks, {profile.Windows.Count:#,0} windows: Pearson of rank and median activity {profile.Pearson:0.000}; Spearman of single peaks {profile.Spearman:0.000} ({run.Seconds:0.0} s)"));
        if (profile.Classes.Count == 0)
            return;
        var table = new TextTable("class", "peaks", "median activity", "median rank");
        foreach (SegmentClass own in profile.Classes)
            table.Add(own.Name, own.Count.ToString("#,0", culture), own.MedianActivity.ToString("0.000", culture), own.MedianRank.ToString("#,0", culture));
        table.Write(run.Output);
    }
}
