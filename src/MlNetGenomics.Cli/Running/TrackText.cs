using System.Globalization;
using MlNetGenomics.Reports;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Running;

/// <summary>What scores of bases agree with, in words.</summary>
internal static class TrackText
{
    /// <summary>Results in a line each.</summary>
    public static void Write(TrackReportData data, TextWriter writer)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        TrackSummary summary = data.Summary;
        string sequences = summary.Sequences == 1 ? "sequence" : "sequences";
        writer.WriteLine(string.Create(
            culture,
            $"{data.Name}: {summary.Bases:#,0} bases of {summary.Sequences:#,0} {sequences}, scores {summary.Lowest:0.####} to {summary.Highest:0.####}, mean {summary.Mean:0.####}"));
        if (data.Correlation is { } correlation)
        {
            writer.WriteLine(string.Create(
                culture, $"{data.OtherName}: Spearman {correlation.Spearman:0.0000}, Pearson {correlation.Pearson:0.0000} over {correlation.Bases:#,0} bases"));
        }
        if (data.Enrichment is { } enrichment)
        {
            writer.WriteLine(string.Create(
                culture,
                $"{data.AnnotationName}: {100 * enrichment.Fraction:0.0}% of the bases inside; AUROC {enrichment.Score.Auroc:0.0000} of the score, {enrichment.Magnitude.Auroc:0.0000} of its magnitude; {enrichment.OffTrack:#,0} bases off the track"));
        }
        if (data.Sites is { } sites)
        {
            string means = double.IsNaN(sites.Spearman) ? "" : string.Create(culture, $"; means of names: Spearman {sites.Spearman:0.0000}");
            writer.WriteLine(string.Create(
                culture, $"{data.SitesName}: {sites.Sites:#,0} sites of {sites.Groups.Count:#,0} names, {sites.OffTrack:#,0} off the track{means}"));
        }
        if (data.Distance is { } distance)
            writer.WriteLine(string.Create(culture, $"{data.PointsName}: {distance.Points:#,0} points, {distance.OffTrack:#,0} off the track"));
        foreach ((AlignedProfile profile, MotifAgreement? agreement) in data.Profiles)
        {
            string follows = agreement is null ? "" : double.IsNaN(agreement.Magnitude)
                ? "; all columns of the motif say as much, so there is nothing to follow"
                : string.Create(culture, $"; information and mean |score|: Pearson {agreement.Magnitude:0.0000}, Spearman {agreement.MagnitudeRanks:0.0000}");
            writer.WriteLine(string.Create(
                culture, $"{profile.Name}: {profile.Sites:#,0} sites of {profile.Width} bases, {profile.OffTrack:#,0} off the track{follows}"));
        }
    }
}
