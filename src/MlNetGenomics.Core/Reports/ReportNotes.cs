namespace MlNetGenomics.Reports;

/// <summary>The last sections of a page.</summary>
internal static class ReportNotes
{
    /// <summary>Adds settings and how the numbers were made, where there are any.</summary>
    public static HtmlReport AddTo(HtmlReport report, IReadOnlyList<ReportEntry> settings, IReadOnlyList<string> notes)
    {
        if (settings.Count > 0)
            report.AddSection("Settings").AddEntries(settings);
        if (notes.Count > 0)
            report.AddSection("How this was made");
        foreach (string note in notes)
            report.AddParagraph(note);
        return report;
    }
}
