using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Cli.Running;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which peaks are scored, and how they are grouped.</summary>
internal sealed class PeakOptions
{
    private static readonly AccessibilitySettings Usual = new();

    private readonly Option<string?> _peaks = File("--peaks", "Peaks: narrowPeak, plain or gzip; the signal is their accessibility", "FILE");
    private readonly Option<string?> _genome;
    private readonly Option<string?> _fasta;
    private readonly Option<string?> _scores;
    private readonly Option<string?> _column;
    private readonly bool _isPart;

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
    /// <param name="genome">
    /// The genome of a command for which peaks are one part of several: it adds the option itself, peaks may be left out, and
    /// their sequences are --peak-fasta. Null for a command about peaks.
    /// </param>
    public PeakOptions(Option<string?>? genome = null)
    {
        _isPart = genome is not null;
        string prefix = _isPart ? "--peak-" : "--";
        _genome = genome ?? File("--genome", "Genome that the peaks lie in, FASTA, not packed", "FILE.fa");
        _fasta = File($"{prefix}fasta", "Instead of --peaks and --genome: sequences of the peaks", "FILE");
        _scores = File($"{prefix}scores", "Their accessibilities: one number a line, or a TSV with a header", "FILE");
        _column = File($"{prefix}score-column", "Column of the TSV, where it has several", "NAME");
        _overlap.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<double>() is <= 0 or > 1)
                result.AddError($"{_overlap.Name}: must be over 0 to 1");
        });
    }

    /// <summary>The options.</summary>
    public Option[] All =>
        [_peaks, .. _isPart ? [] : new[] { _genome }, _fasta, _scores, _column, _segmentation, _window, _step, _overlap];

    /// <summary>The files and settings, where there are peaks at all; null where there are none.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public PeakInputs? Find(ParseResult parsed, JsonObject settings)
    {
        if (new[] { _peaks, _fasta, _scores }.Any(option => OptionUse.IsGiven(parsed, option)))
            return Get(parsed, settings);
        OptionUse.Reject(
            parsed, [_column, _segmentation, _window, _step, _overlap], $"is for peaks, and there is neither {_peaks.Name} nor {_fasta.Name}");
        return null;
    }

    /// <summary>The files and settings; puts them among the settings of the JSON file.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public PeakInputs Get(ParseResult parsed, JsonObject settings)
    {
        var inputs = new PeakInputs(
            parsed.GetValue(_peaks),
            // Of several parts another one may have use for the genome.
            _isPart && parsed.GetValue(_peaks) is null ? null : parsed.GetValue(_genome),
            parsed.GetValue(_fasta),
            parsed.GetValue(_scores),
            parsed.GetValue(_column),
            parsed.GetValue(_segmentation),
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
        settings["peaks"] = inputs.Peaks;
        settings["genome"] = inputs.Genome;
        settings["fasta"] = inputs.Fasta;
        settings["scores"] = inputs.Scores;
        settings["score_column"] = inputs.ScoreColumn;
        settings["segmentation"] = inputs.Segmentation;
        settings["window"] = inputs.Settings.WindowSize;
        settings["step"] = inputs.Settings.Step;
        settings["overlap"] = inputs.Settings.LeastOverlap;
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
