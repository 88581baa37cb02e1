using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>The page about a trained MuSeAM model: how well it predicts, and what it has learned.</summary>
public static class MuseamReport
{
    private static readonly LogoOptions SmallLogo = new() { ShowAxes = false, LetterWidth = 15, LetterHeight = 44 };

    /// <summary>Makes the page.</summary>
    /// <exception cref="ArgumentException">
    /// Measured and predicted values, or the folds of two metrics, differ in number.
    /// </exception>
    public static HtmlReport Create(MuseamReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Measured.Count != data.Predicted.Count)
        {
            throw new ArgumentException(
                $"{data.Predicted.Count} predictions for {data.Measured.Count} values", nameof(data));
        }
        if (data.FoldMetrics.Select(metric => metric.Values.Count).Distinct().Count() > 1)
            throw new ArgumentException("the metrics have different numbers of folds", nameof(data));
        MuseamModel model = data.Model;
        string size = FormattableString.Invariant(
            $"MuSeAM model of {model.KernelCount} multinomial kernels of width {model.KernelWidth}, ") +
            FormattableString.Invariant($"for sequences of {model.SequenceLength} bp");
        var report = new HtmlReport(data.Title, data.Subtitle ?? size);
        AddPerformance(report, data);
        AddKnownMotifs(report, data);
        AddMotifs(report, data);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        if (data.Notes.Count > 0)
        {
            report.AddSection("How this was made");
            foreach (string note in data.Notes)
                report.AddParagraph(note);
        }
        return report;
    }

    private static void AddPerformance(HtmlReport report, MuseamReportData data)
    {
        var figures = new List<ReportFigure>();
        if (data.Measured.Count > 0)
            figures.Add(PredictedAgainstMeasured(data));
        if (data.FoldMetrics.Count > 0)
        {
            figures.Add(new ReportFigure(
                DotPlot.Draw(data.FoldMetrics, new PlotOptions { Title = "Metrics by fold" }),
                "Each small dot is a fold; the large dot is the mean, the bars one standard deviation."));
        }
        if (data.LearningCurves.Count > 0)
        {
            figures.Add(new ReportFigure(LinePlot.Draw(data.LearningCurves,
                new PlotOptions { Title = "Learning curve", XTitle = "epoch", YTitle = "mean squared error" })));
        }
        if (data.Measured.Count > 0)
            figures.Add(Errors(data));
        if (figures.Count == 0 && data.Highlights.Count == 0)
            return;
        report.AddSection("Performance");
        if (data.Highlights.Count > 0)
            report.AddHighlights(data.Highlights);
        if (figures.Count > 0)
            report.AddFigures(figures);
        if (data.FoldMetrics.Count > 0)
            report.AddHeading("Folds").AddTable(FoldTable(data.FoldMetrics));
    }

    private static ReportFigure PredictedAgainstMeasured(MuseamReportData data)
    {
        SvgImage plot = ScatterPlot.Draw([.. data.Measured], [.. data.Predicted],
            new PlotOptions
            {
                Title = "Predicted and measured",
                XTitle = $"measured {data.ActivityName}",
                YTitle = $"predicted {data.ActivityName}",
            },
            showDiagonal: true, showFit: true);
        string count = data.Measured.Count.ToString("#,0", CultureInfo.InvariantCulture);
        return new ReportFigure(plot, $"{count} sequences. Dashed: predicted = measured; orange: least-squares line.");
    }

    private static ReportFigure Errors(MuseamReportData data)
    {
        double[] errors = [.. data.Predicted.Zip(data.Measured, (predicted, measured) => predicted - measured)];
        return new ReportFigure(Histogram.Draw(errors, new PlotOptions
        {
            Title = "Errors",
            XTitle = $"predicted − measured {data.ActivityName}",
            YTitle = "sequences",
        }));
    }

    private static HtmlTable FoldTable(IReadOnlyList<PlotCategory> metrics)
    {
        var table = new HtmlTable(["fold", .. metrics.Select(metric => metric.Name)]) { LastRowIsSummary = true };
        for (int fold = 0; fold < metrics[0].Values.Count; fold++)
            table.AddRow([fold + 1, .. metrics.Select(metric => (object?)metric.Values[fold])]);
        return table.AddRow(["mean (sd)", .. metrics.Select(metric => (object?)Summary(metric.Values))]);
    }

    private static string Summary(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return "";
        MeanAndDeviation statistic = MeanAndDeviation.Of(values);
        return $"{HtmlTable.FormatNumber(statistic.Mean)} ({HtmlTable.FormatNumber(statistic.Deviation)})";
    }

    private static void AddKnownMotifs(HtmlReport report, MuseamReportData data)
    {
        if (data.KnownMotifs.Count == 0)
            return;
        var table = new HtmlTable("known motif", "logo", "learned", "kernel", data.MatchScoreName, "");
        foreach (MotifRecovery motif in data.KnownMotifs)
        {
            SvgImage? learned = motif.Learned is null
                ? null
                : SequenceLogo.OfMotif(
                    motif.Alignment.ReverseComplement ? motif.Learned.ReverseComplement() : motif.Learned, SmallLogo);
            table.AddRow(
                motif.Known.Name,
                SequenceLogo.OfMotif(motif.Known, SmallLogo),
                learned,
                motif.Learned?.Name,
                motif.Alignment.Similarity,
                motif.IsRecovered ? "found" : "missed");
        }
        report.AddSection("Known motifs").AddTable(table);
    }

    private static void AddMotifs(HtmlReport report, MuseamReportData data)
    {
        MuseamMotifTable motifs = MuseamMotifTable.Of(data.Model, data.MinimumStrength);
        report.AddSection("Motifs").AddParagraph(
            "Every kernel is a motif: its letters are the probabilities the model uses, drawn by information content " +
            "(0 to 2 bits). The head weight says what one unit of motif score adds to the prediction.");
        AddRole(report, data, "Activators", [.. motifs.Activators]);
        AddRole(report, data, "Repressors", [.. motifs.Repressors]);
    }

    private static void AddRole(
        HtmlReport report, MuseamReportData data, string heading, IReadOnlyList<MuseamMotif> motifs)
    {
        int shown = Math.Min(data.MotifCount, motifs.Count);
        string number = shown < motifs.Count
            ? FormattableString.Invariant($"{heading}: the strongest {shown} of {motifs.Count}")
            : FormattableString.Invariant($"{heading}: {motifs.Count}");
        report.AddHeading(number);
        if (shown == 0)
            return;
        bool hasMatches = data.BestMatches.Count > 0;
        string[] columns = ["kernel", "logo", "consensus", "ICP, bits", "head weight"];
        var table = new HtmlTable(hasMatches ? [.. columns, "best match", data.MatchScoreName] : columns);
        foreach (MuseamMotif motif in motifs.Take(shown))
        {
            bool isMatched = data.BestMatches.TryGetValue(motif.Kernel, out MotifMatch match);
            AddRow(table, motif, hasMatches, isMatched ? match : null);
        }
        report.AddTable(table);
    }

    private static void AddRow(HtmlTable table, MuseamMotif motif, bool hasMatches, MotifMatch? match)
    {
        PositionProbabilityMatrix shown =
            match is { ReverseComplement: true } ? motif.Motif.ReverseComplement() : motif.Motif;
        SvgImage logo = SequenceLogo.OfMotif(shown, SmallLogo);
        List<object?> cells =
            [motif.Motif.Name, logo, Consensus.Iupac(shown), motif.InformationPerPosition, motif.HeadWeight];
        if (hasMatches)
            cells.AddRange([match?.Name, match?.Score]);
        table.AddRow(cells);
    }
}
