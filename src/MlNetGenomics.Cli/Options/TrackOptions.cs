using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Options;

/// <summary>Scores of bases, and how they are read.</summary>
internal sealed class TrackOptions
{
    private readonly Option<string> _scores = new("--scores")
    {
        Description = "A score a base: bedGraph, or a table of mlng saliency, plain or gzip",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _other = new("--other")
    {
        Description = "Scores to compare with: another method, task or cell type",
        HelpName = "FILE",
    };

    private readonly Option<string> _column = new("--column")
    {
        Description = "Column of a table that has the scores",
        HelpName = "NAME",
        DefaultValueFactory = _ => new TrackReadSettings().ScoreColumn,
    };

    private readonly Option<bool> _genomic = new("--genomic")
    {
        Description = "Names in a table are chr:start-end (bedtools getfasta): the genome's positions",
    };

    private readonly Option<bool> _average = new("--average-overlaps")
    {
        Description = "A base with several scores gets their mean, else it is an error",
    };

    private readonly Option<bool> _absolute = new("--absolute")
    {
        Description = "Compare magnitudes: scores without their sign",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_scores, _other, _column, _genomic, _average, _absolute];

    /// <summary>Path of the scores.</summary>
    public string Path(ParseResult parsed) => parsed.GetValue(_scores)!;

    /// <summary>Path of the other scores; null for none.</summary>
    public string? OtherPath(ParseResult parsed) => parsed.GetValue(_other);

    /// <summary>Reads the scores, and the others where there are some.</summary>
    public (BaseTrack Track, BaseTrack? Other) Read(ParseResult parsed, CommandRun run)
    {
        var settings = new TrackReadSettings
        {
            Overlaps = parsed.GetValue(_average) ? OverlapRule.Average : OverlapRule.Refuse,
            IsGenomic = parsed.GetValue(_genomic),
            ScoreColumn = parsed.GetValue(_column)!,
        };
        string path = Path(parsed);
        string? otherPath = OtherPath(parsed);
        bool isAbsolute = parsed.GetValue(_absolute);
        run.Settings["scores"] = path;
        if (otherPath is not null)
            run.Settings["other"] = otherPath;
        run.Settings["column"] = settings.ScoreColumn;
        run.Settings["genomic"] = settings.IsGenomic;
        run.Settings["average_overlaps"] = settings.Overlaps == OverlapRule.Average;
        run.Settings["absolute"] = isAbsolute;
        return (ReadOne(path), otherPath is null ? null : ReadOne(otherPath));

        BaseTrack ReadOne(string from)
        {
            BaseTrack track = TrackReader.Read(from, settings);
            return isAbsolute ? track.Absolute() : track;
        }
    }
}
