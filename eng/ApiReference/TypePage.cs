using System.Reflection;
using System.Text;
using System.Xml.Linq;
using MlNetGenomics.Reports;

namespace MlNetGenomics.ApiReference;

/// <summary>The page of a type: what it is, and its members.</summary>
/// <param name="documentation">The comments.</param>
/// <param name="comments">Makes markup of them.</param>
internal sealed class TypePage(Documentation documentation, CommentHtml comments)
{
    /// <summary>Writes a page.</summary>
    public string Write(ApiType type)
    {
        XElement comment = documentation.Of(type.Type);
        var page = new HtmlReport(type.Name, $"in {type.Type.Namespace}");
        page.SetNavigation([
            new HtmlLink("Reference", ReferenceSite.IndexName),
            new HtmlLink(type.Type.Namespace!, ReferenceSite.AddressOf(type.Type.Namespace!)),
        ]);
        page.AddSection("What it is").AddMarkup(Describe(Signatures.Of(type), comment, "typeparam", "param"));
        foreach (IGrouping<string, MemberInfo> group in type.Members.Where(IsTold).GroupBy(member => Heading(type, member)))
        {
            page.AddSection(group.Key);
            foreach (MemberInfo member in group)
                page.AddMarkup(Describe(type, member));
        }
        return page.ToHtml();
    }

    private string Describe(ApiType type, MemberInfo member)
    {
        XElement comment = documentation.Of(member);
        // A record's parameters are its properties.
        if (!comment.HasElements && documentation.Of(type.Type).Elements("param")
            .FirstOrDefault(param => (string?)param.Attribute("name") == member.Name) is { } parameter)
        {
            comment = new XElement("member", new XElement("summary", parameter.Nodes()));
        }
        string id = Markup.Escape(ReferenceSite.AnchorOf(DocumentationId.Of(member)));
        return $"<div id=\"{id}\"><h3>{Markup.Escape(Signatures.NameOf(member))}</h3>\n" +
            $"{Describe(Signatures.Of(member), comment, "typeparam", "param")}</div>\n";
    }

    private string Describe(string signature, XElement comment, params string[] parameters)
    {
        var html = new StringBuilder($"<pre>{Markup.Escape(signature)}</pre>\n");
        html.Append(comments.Paragraphs(comment.Element("summary")));
        string[] rows =
        [
            .. from name in parameters
               from element in comment.Elements(name)
               select Row($"<code>{Markup.Escape((string?)element.Attribute("name") ?? "")}</code>", element),
            .. comment.Elements("value").Concat(comment.Elements("returns")).Select(element => Row("gives", element)),
            .. comment.Elements("exception")
                .Select(element => Row($"throws {comments.Reference((string?)element.Attribute("cref") ?? "")}", element)),
        ];
        if (rows.Length > 0)
            html.Append($"<table><tbody>{string.Concat(rows)}</tbody></table>\n");
        foreach (XElement more in comment.Elements("remarks").Concat(comment.Elements("example")))
            html.Append(comments.Paragraphs(more));
        return html.ToString();
    }

    private string Row(string name, XElement element) => $"<tr><td>{name}</td><td>{comments.Inline(element)}</td></tr>";

    /// <summary>A constructor that the compiler made has no comment, and says nothing.</summary>
    private bool IsTold(MemberInfo member) =>
        member is not ConstructorInfo constructor || constructor.GetParameters().Length > 0
        || documentation.Has(DocumentationId.Of(member));

    private static string Heading(ApiType type, MemberInfo member) => member switch
    {
        ConstructorInfo => "Constructors",
        FieldInfo => type.Type.IsEnum ? "Values" : "Fields",
        PropertyInfo => "Properties",
        EventInfo => "Events",
        _ => "Methods",
    };
}
