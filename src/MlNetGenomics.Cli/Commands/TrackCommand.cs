using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Reports;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng track.</summary>
internal sealed class TrackCommand : CliCommand
{
    private const string QuantilesName = "quantiles";
    private const string SitesName = "sites";
    private const string DistancesName = "distances";
    private const string ProfilesName = "profiles";
    private const string ReportName = "report";
    private const string BedGraphName = "bedgraph";

    private readonly TrackOptions _tracks = new();
    private readonly TrackEvaluationOptions _evaluations = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for tables: quantiles.tsv, sites.tsv, distances.tsv, profiles.tsv",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the plots",
        HelpName = "FILE.html",
    };

    private readonly Option<string?> _bedGraph = new("--bedgraph")
    {
        Description = "The scores, sorted and without overlaps, as bedGraphToBigWig wants them",
        HelpName = "FILE.bg",
    };

    /// <summary>Makes the command.</summary>
    public TrackCommand(Shell shell, CommonOptions common)
        : base(
            "track",
            "Say what scores of single bases agree with: other scores, annotations, motifs, promoters.",
            shell,
            common,
            "mlng track --scores hepg2.bg --other k562.bg --annotation siphy.bed --out eval --report eval.html",
            "mlng track --scores hepg2.bg --other k562.bg --sites centipede.bed --report tf.html",
            "mlng track --scores s.tsv.gz --genomic --sites ctcf.bed --motifs ctcf.meme --out eval",
            "mlng track --scores hepg2.bg --points tss.bed --distance 2000 --bin 50 --report tss.html",
            "mlng track --scores s.tsv --genomic --average-overlaps --bedgraph sorted.bg")
    {
        Add(_tracks.All);
        Add(_evaluations.All);
        Add(_out, _report, _bedGraph);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        TrackEvaluationInputs inputs = _evaluations.Read(parsed, run);
        (BaseTrack track, BaseTrack? other) = _tracks.Read(parsed, run);
        string? folder = parsed.GetValue(_out);
        run.Plan(
            [_tracks.Path(parsed), _tracks.OtherPath(parsed), .. inputs.Paths],
            (QuantilesName, Table(QuantilesName, inputs.Annotation is not null)),
            (SitesName, Table(SitesName, inputs.Sites is not null)),
            (DistancesName, Table(DistancesName, inputs.Points is not null)),
            (ProfilesName, Table(ProfilesName, inputs.HasProfiles)),
            (ReportName, parsed.GetValue(_report)),
            (BedGraphName, parsed.GetValue(_bedGraph)));
        TrackReportData data = TrackResults.Evaluate(track, other, inputs, run.Cancellation);
        run.Outputs.SetText(QuantilesName, writer => TrackTableWriter.WriteQuantiles(writer, data.Enrichment!));
        run.Outputs.SetText(SitesName, writer => TrackTableWriter.WriteSites(writer, data.Sites!));
        run.Outputs.SetText(DistancesName, writer => TrackTableWriter.WriteDistances(writer, data.Distance!));
        run.Outputs.SetText(ProfilesName, writer => TrackTableWriter.WriteProfiles(writer, data.Profiles));
        run.Outputs.SetText(ReportName, writer => writer.Write(Page(data, run).ToHtml()));
        run.Outputs.SetText(BedGraphName, writer => BedGraphWriter.Write(writer, track));
        TrackResults.Describe(data, run.Metrics);
        TrackText.Write(data, run.Output);
        return run.Finish();

        string? Table(string name, bool isWanted) => folder is null || !isWanted ? null : Path.Combine(folder, $"{name}.tsv");
    }

    private static HtmlReport Page(TrackReportData data, CommandRun run) => TrackReport.Create(data with
    {
        Settings = [.. run.Settings.Select(setting =>
            new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value)))],
    });
}
