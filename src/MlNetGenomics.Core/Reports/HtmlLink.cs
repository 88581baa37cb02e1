namespace MlNetGenomics.Reports;

/// <summary>A link to another page of a report, or to a section of a page.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Address">Where it leads, relative to the page that it stands on; null for text that leads nowhere.</param>
public sealed record HtmlLink(string Text, string? Address)
{
    /// <summary>As markup.</summary>
    /// <param name="relation">What the other page is to this one: prev or next; null for neither.</param>
    internal string ToHtml(string? relation = null)
    {
        string text = Markup.Escape(Text);
        if (Address is null)
            return text;
        string attribute = relation is null ? "" : $" rel=\"{relation}\"";
        return $"<a href=\"{Markup.Escape(Address)}\"{attribute}>{text}</a>";
    }
}
