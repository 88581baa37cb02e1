using System.Globalization;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Reports;

/// <summary>Mean scores along the sites of one name, with the information of the motif's columns where it is known.</summary>
internal static class TrackProfileFigure
{
    /// <summary>Draws a profile.</summary>
    public static ReportFigure Draw(MotifProfile motif)
    {
        (AlignedProfile profile, MotifAgreement? agreement) = motif;
        double[] positions = [.. profile.Positions.Select(position => (double)position.Position)];
        double[] magnitudes = [.. profile.Positions.Select(position => position.Magnitude.Mean)];
        List<PlotSeries> series =
        [
            new PlotSeries("mean |score|", positions, magnitudes),
            new PlotSeries("mean score", positions, [.. profile.Positions.Select(position => position.Score.Mean)]),
        ];
        string caption = string.Create(CultureInfo.InvariantCulture, $"{profile.Sites:#,0} sites");
        if (profile.OffTrack > 0)
            caption += string.Create(CultureInfo.InvariantCulture, $", {profile.OffTrack:#,0} more without a score at every base");
        if (agreement is not null)
        {
            // As high as the scores, so that shapes can be compared; bits are in the table.
            double highest = magnitudes.Where(double.IsFinite).Max(), bits = agreement.Information.Max();
            series.Add(new PlotSeries(
                "information, scaled",
                [.. Enumerable.Range(1, profile.Width).Select(position => (double)position)],
                [.. agreement.Information.Select(value => bits > 0 ? value / bits * highest : 0)]));
            caption += $"; information content and mean |score|: Pearson {HtmlTable.FormatNumber(agreement.Magnitude)}, "
                + $"Spearman {HtmlTable.FormatNumber(agreement.MagnitudeRanks)}";
        }
        var options = new PlotOptions { Title = profile.Name, XTitle = "position", YTitle = "score" };
        return new ReportFigure(LinePlot.Draw(series, options), caption + ".");
    }
}
