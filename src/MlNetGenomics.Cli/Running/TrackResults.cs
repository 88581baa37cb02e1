using System.Text.Json.Nodes;
using MlNetGenomics.Reports;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Running;

/// <summary>Scores of bases compared with everything that was asked for, and the figures for the JSON file.</summary>
internal static class TrackResults
{
    /// <summary>Compares scores with everything that was asked for.</summary>
    public static TrackReportData Evaluate(BaseTrack track, BaseTrack? other, TrackEvaluationInputs inputs, CancellationToken cancellation)
    {
        var data = new TrackReportData
        {
            Title = $"Scores of {Path.GetFileName(track.Name)}",
            Name = Path.GetFileName(track.Name),
            OtherName = Path.GetFileName(other?.Name ?? ""),
            Summary = TrackSummary.Of(track),
            Correlation = other is null ? null : TrackCorrelation.Of(track, other),
        };
        cancellation.ThrowIfCancellationRequested();
        if (inputs.Annotation is { } annotation)
        {
            data = data with
            {
                AnnotationName = annotation.ShortName,
                Enrichment = QuantileEnrichment.Of(track, annotation.Records, inputs.Quantiles, annotation.Name),
            };
        }
        cancellation.ThrowIfCancellationRequested();
        if (inputs.Sites is { } sites)
        {
            data = data with
            {
                SitesName = sites.ShortName,
                Sites = SiteGroups.Of(track, other, sites.Records, sites.Name),
                Profiles = inputs.HasProfiles
                    ? MotifProfiles.Of(
                        track, sites.Records, inputs.Aligned, inputs.Motifs, inputs.Flank, sites.Name, inputs.MotifsName ?? "")
                    : [],
            };
        }
        cancellation.ThrowIfCancellationRequested();
        return inputs.Points is not { } points
            ? data
            : data with
            {
                PointsName = points.ShortName,
                Distance = DistanceProfile.Of(track, points.Records, inputs.Distance, points.Name),
            };
    }

    /// <summary>Results for the JSON file.</summary>
    public static void Describe(TrackReportData data, JsonObject metrics)
    {
        metrics["sequences"] = data.Summary.Sequences;
        metrics["bases"] = data.Summary.Bases;
        metrics["mean_score"] = JsonText.Number(data.Summary.Mean);
        if (data.Correlation is { } correlation)
        {
            metrics["correlation"] = new JsonObject
            {
                ["bases"] = correlation.Bases,
                ["pearson"] = JsonText.Number(correlation.Pearson),
                ["spearman"] = JsonText.Number(correlation.Spearman),
            };
        }
        if (data.Enrichment is { } enrichment)
        {
            metrics["annotation"] = new JsonObject
            {
                ["fraction"] = enrichment.Fraction,
                ["off_track_bases"] = enrichment.OffTrack,
                ["auroc"] = JsonText.Number(enrichment.Score.Auroc),
                ["auprc"] = JsonText.Number(enrichment.Score.Auprc),
                ["magnitude_auroc"] = JsonText.Number(enrichment.Magnitude.Auroc),
                ["magnitude_auprc"] = JsonText.Number(enrichment.Magnitude.Auprc),
            };
        }
        if (data.Sites is { } sites)
        {
            metrics["sites"] = new JsonObject
            {
                ["names"] = sites.Groups.Count,
                ["sites"] = sites.Sites,
                ["off_track"] = sites.OffTrack,
                ["pearson"] = JsonText.Number(sites.Pearson),
                ["spearman"] = JsonText.Number(sites.Spearman),
            };
        }
        if (data.Distance is { } distance)
            metrics["points"] = new JsonObject { ["points"] = distance.Points, ["off_track"] = distance.OffTrack };
        if (data.Profiles.Count > 0)
            metrics["profiles"] = new JsonArray([.. data.Profiles.Select(Describe)]);
    }

    private static JsonObject Describe(MotifProfile motif)
    {
        var profile = new JsonObject
        {
            ["name"] = motif.Profile.Name,
            ["width"] = motif.Profile.Width,
            ["sites"] = motif.Profile.Sites,
            ["off_track"] = motif.Profile.OffTrack,
        };
        if (motif.Agreement is { } agreement)
        {
            profile["score_pearson"] = JsonText.Number(agreement.Score);
            profile["magnitude_pearson"] = JsonText.Number(agreement.Magnitude);
            profile["magnitude_spearman"] = JsonText.Number(agreement.MagnitudeRanks);
        }
        return profile;
    }
}
