using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MlNetGenomics.Reports;

namespace MlNetGenomics.ApiReference;

/// <summary>Comments as markup.</summary>
/// <param name="link">A link for what a cref names, or null where it leads nowhere.</param>
internal sealed partial class CommentHtml(Func<string, string?> link)
{
    /// <summary>What an element says, without a paragraph of its own.</summary>
    public string Inline(XElement? element) =>
        element is null ? "" : string.Concat(element.Nodes().Select(Node)).Trim();

    /// <summary>What an element says, as paragraphs: its own, its code and lists, and those made of the rest.</summary>
    public string Paragraphs(XElement? element)
    {
        var html = new StringBuilder();
        var paragraph = new StringBuilder();
        foreach (XNode node in element?.Nodes() ?? [])
        {
            bool isBlock = node is XElement { Name.LocalName: "para" or "code" or "list" };
            if (isBlock)
                End();
            (isBlock ? html : paragraph).Append(Node(node));
        }
        End();
        return html.ToString();

        void End()
        {
            string text = paragraph.ToString().Trim();
            if (text.Length > 0)
                html.Append($"<p>{text}</p>\n");
            paragraph.Clear();
        }
    }

    /// <summary>A cref: a link with the name of what it names.</summary>
    public string Reference(string cref)
    {
        string shown = $"<code>{Markup.Escape(ShortName(cref))}</code>";
        return link(cref) is { } address ? $"<a href=\"{Markup.Escape(address)}\">{shown}</a>" : shown;
    }

    private string Node(XNode node) => node switch
    {
        XText text => Markup.Escape(Spaces().Replace(text.Value, " ")),
        XElement element => Element(element),
        _ => "",
    };

    private string Element(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" when element.Attribute("cref") is { } cref => Reference(cref.Value),
        "see" or "seealso" when element.Attribute("href") is { } address =>
            $"<a href=\"{Markup.Escape(address.Value)}\">{Markup.Escape(element.Value.Length > 0 ? element.Value : address.Value)}</a>",
        "see" => $"<code>{Markup.Escape((string?)element.Attribute("langword") ?? "")}</code>",
        "paramref" or "typeparamref" => $"<code>{Markup.Escape((string?)element.Attribute("name") ?? "")}</code>",
        "c" => $"<code>{Markup.Escape(element.Value)}</code>",
        "code" => $"<pre>{Markup.Escape(Unindent(element.Value))}</pre>\n",
        "para" => $"<p>{Inline(element)}</p>\n",
        "br" => "<br/>",
        "list" => $"<ul>{string.Concat(element.Elements("item").Select(item => $"<li>{Inline(item)}</li>"))}</ul>\n",
        _ => Inline(element),
    };

    /// <summary>"T:A.B.C" as C, "M:A.B.C(D.E,F)" as B.C.</summary>
    private static string ShortName(string cref)
    {
        string name = cref[(cref.IndexOf(':') + 1)..];
        int parenthesis = name.IndexOf('(');
        string[] parts = (parenthesis < 0 ? name : name[..parenthesis]).Split('.');
        int shown = cref.StartsWith("T:", StringComparison.Ordinal) ? 1 : 2;
        string last = string.Join('.', parts.TakeLast(shown)).Replace(".#ctor", "");
        return Arity().Replace(last, "");
    }

    private static string Unindent(string code)
    {
        string[] lines = code.Trim('\n', '\r').Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.TrimStart())).TrimEnd();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
