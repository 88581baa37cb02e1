using MlNetGenomics.Statistics;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Reports;

/// <summary>Writes what the scores of bases were compared with as tables.</summary>
public static class TrackTableWriter
{
    /// <summary>A row a quantile, lowest scores first: quantile (from 1), bases, lowest, highest, mean_score, inside, fraction.</summary>
    public static void WriteQuantiles(TextWriter writer, QuantileEnrichment enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        var table = new TableWriter(writer, "quantile", "bases", "lowest", "highest", "mean_score", "inside", "fraction");
        for (int i = 0; i < enrichment.Quantiles.Count; i++)
        {
            ScoreQuantile quantile = enrichment.Quantiles[i];
            table.WriteRow(
                i + 1, quantile.Bases, quantile.Lowest, quantile.Highest, quantile.MeanScore, quantile.Inside, quantile.Fraction);
        }
    }

    /// <summary>
    /// A row a name: name, sites, bases, mean, standard_error; with a second track other_mean, other_standard_error,
    /// difference and difference_standard_error too.
    /// </summary>
    public static void WriteSites(TextWriter writer, SiteGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        string[] columns = ["name", "sites", "bases", "mean", "standard_error"];
        string[] others = ["other_mean", "other_standard_error", "difference", "difference_standard_error"];
        bool hasSecond = groups.Groups.Any(group => group.Second is not null);
        var table = new TableWriter(writer, hasSecond ? [.. columns, .. others] : columns);
        foreach (SiteGroup group in groups.Groups)
        {
            object?[] cells = [group.Name, group.Sites, group.Bases, group.First.Mean, Error(group.First)];
            table.WriteRow(group.Second is { } second && group.Difference is { } difference
                ? [.. cells, second.Mean, Error(second), difference.Mean, Error(difference)]
                : cells);
        }
    }

    /// <summary>
    /// A row a bin, most upstream first: start and end (distances, the second not in it), points, bases, mean,
    /// standard_error, positive, negative.
    /// </summary>
    public static void WriteDistances(TextWriter writer, DistanceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var table = new TableWriter(writer, "start", "end", "points", "bases", "mean", "standard_error", "positive", "negative");
        foreach (DistanceBin bin in profile.Bins)
        {
            bool isEmpty = bin.Bases == 0;
            table.WriteRow(
                bin.Start,
                bin.End,
                bin.Score.Count,
                bin.Bases,
                isEmpty ? null : bin.Score.Mean,
                Error(bin.Score),
                isEmpty ? null : bin.Positive,
                isEmpty ? null : bin.Negative);
        }
    }

    /// <summary>
    /// A row a position of each name's sites: name, position (1 is the first of the site), sites, mean, standard_error,
    /// mean_magnitude, magnitude_standard_error, and information (bits) at positions of a motif.
    /// </summary>
    public static void WriteProfiles(TextWriter writer, IEnumerable<MotifProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        var table = new TableWriter(
            writer,
            "name",
            "position",
            "sites",
            "mean",
            "standard_error",
            "mean_magnitude",
            "magnitude_standard_error",
            "information");
        foreach ((AlignedProfile profile, MotifAgreement? agreement) in profiles)
        {
            foreach (ProfilePosition position in profile.Positions)
            {
                bool isEmpty = position.Score.Count == 0;
                bool isInside = position.Position >= 1 && position.Position <= profile.Width;
                table.WriteRow(
                    profile.Name,
                    position.Position,
                    position.Score.Count,
                    isEmpty ? null : position.Score.Mean,
                    Error(position.Score),
                    isEmpty ? null : position.Magnitude.Mean,
                    Error(position.Magnitude),
                    isInside ? agreement?.Information[position.Position - 1] : null);
            }
        }
    }

    /// <summary>One value has no standard error: an empty cell.</summary>
    private static double? Error(MeanAndError mean) => double.IsNaN(mean.StandardError) ? null : mean.StandardError;
}
