using System.CommandLine;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Cli.Running;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which peaks are scored, and how they are grouped.</summary>
internal sealed class PeakOptions
{
    private static readonly AccessibilitySettings Usual = new();

    private readonly Option<string?> _peaks = File("--peaks", "Peaks: narrowPeak, plain or gzip; the signal is their accessibility", "FILE");
    private readonly Option<string?> _genome = File("--genome", "Genome that the peaks lie in, FASTA, not packed", "FILE.fa");
    private readonly Option<string?> _fasta = File("--fasta", "Instead of --peaks and --genome: sequences of the peaks", "FILE");
    private readonly Option<string?> _scores = File("--scores", "Their accessibilities: one number a line, or a TSV with a header", "FILE");
    private readonly Option<string?> _column = File("--score-column", "Column of the TSV, where it has several", "NAME");

    private readonly Option<string?> _segmentation = File(
        "--segmentation", "Classes of the genome: BED with names; of FASTA, names must be chr:start-end", "FILE.bed");

    private readonly Option<int> _window = Number("--window", "Peaks of a window along the sorted list", Usual.WindowSize);
    private readonly Option<int> _step = Number("--step", "Peaks from window to window", Usual.Step);

    private readonly Option<double> _overlap = new("--overlap")
    {
        Description = "Share of a peak on which a class must lie",
        HelpName = "SHARE",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Usual.LeastOverlap,
    };

    /// <summary>Makes the options.</summary>
    public PeakOptions() => _overlap.Validators.Add(result =>
    {
        if (!result.Errors.Any() && result.GetValueOrDefault<double>() is <= 0 or > 1)
            result.AddError($"{_overlap.Name}: must be over 0 to 1");
    });

    /// <summary>The options.</summary>
    public Option[] All => [_peaks, _genome, _fasta, _scores, _column, _segmentation, _window, _step, _overlap];

    /// <summary>The files and settings; puts them into the JSON file.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public PeakInputs Get(ParseResult parsed, CommandRun run)
    {
        var inputs = new PeakInputs(
            parsed.GetValue(_peaks), parsed.GetValue(_genome), parsed.GetValue(_fasta), parsed.GetValue(_scores),
            parsed.GetValue(_column), parsed.GetValue(_segmentation),
            new AccessibilitySettings
            {
                WindowSize = parsed.GetValue(_window),
                Step = parsed.GetValue(_step),
                LeastOverlap = parsed.GetValue(_overlap),
            });
        bool hasPeaks = inputs.Peaks is not null || inputs.Genome is not null;
        bool hasFasta = inputs.Fasta is not null || inputs.Scores is not null || inputs.ScoreColumn is not null;
        if (hasPeaks == hasFasta)
            throw new UsageException($"give either {_peaks.Name} and {_genome.Name}, or {_fasta.Name} and {_scores.Name}");
        if (hasPeaks && (inputs.Peaks is null || inputs.Genome is null))
            throw new UsageException($"{_peaks.Name} and {_genome.Name} go together");
        if (hasFasta && (inputs.Fasta is null || inputs.Scores is null))
            throw new UsageException($"{_fasta.Name} and {_scores.Name} go together");
        run.Settings["peaks"] = inputs.Peaks;
        run.Settings["genome"] = inputs.Genome;
        run.Settings["fasta"] = inputs.Fasta;
        run.Settings["scores"] = inputs.Scores;
        run.Settings["score_column"] = inputs.ScoreColumn;
        run.Settings["segmentation"] = inputs.Segmentation;
        run.Settings["window"] = inputs.Settings.WindowSize;
        run.Settings["step"] = inputs.Settings.Step;
        run.Settings["overlap"] = inputs.Settings.LeastOverlap;
        return inputs;
    }

    private static Option<string?> File(string name, string description, string help) => new(name)
    {
        Description = description,
        HelpName = help,
    };

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => usual,
    };
}
