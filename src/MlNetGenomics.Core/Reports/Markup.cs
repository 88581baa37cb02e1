using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>Text for HTML and SVG.</summary>
internal static class Markup
{
    /// <summary>
    /// Text as it can stand between tags and in quoted attributes. Control characters that markup cannot
    /// hold become U+FFFD.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            string? entity = letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => null,
                < ' ' or '\uFFFE' or '\uFFFF' => "\uFFFD",
                _ => null,
            };
            if (entity is null)
                escaped.Append(letter);
            else
                escaped.Append(entity);
        }
        return escaped.ToString();
    }
}
