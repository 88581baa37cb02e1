namespace MlNetGenomics.Reports;

/// <summary>The page about a training run: its losses, drawn and as a table.</summary>
public static class LearningCurvePage
{
    /// <summary>Makes the page.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="curve">The losses.</param>
    public static HtmlReport Create(string title, LearningCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var table = new HtmlTable("epoch", "training loss", "validation loss");
        for (int i = 0; i < curve.Epochs.Count; i++)
            table.AddRow(i + 1, curve.Epochs[i].Training, curve.Epochs[i].Validation);
        return new HtmlReport(title)
            .AddSection("Learning curve")
            .AddFigures(new ReportFigure(curve.Draw(), ""))
            .AddTable(table);
    }
}
