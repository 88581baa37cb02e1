using System.Reflection;
using System.Xml.Linq;
using System.Xml.XPath;

namespace MlNetGenomics.ApiReference;

/// <summary>The comments of several assemblies, with what they inherit.</summary>
/// <param name="comments">Comments by what they are of.</param>
internal sealed class Documentation(IReadOnlyDictionary<string, XElement> comments)
{
    private const string Inherit = "inheritdoc";

    // An inheritance that goes round in a circle ends somewhere.
    private const int Deepest = 16;

    /// <summary>Whether there is a comment.</summary>
    public bool Has(string id) => comments.ContainsKey(id);

    /// <summary>The comment of a type or member, an empty one where there is none.</summary>
    public XElement Of(MemberInfo member) => Resolve(DocumentationId.Of(member), member, 0);

    private XElement Resolve(string id, MemberInfo? member, int depth)
    {
        if (depth > Deepest || !comments.TryGetValue(id, out XElement? own))
            return new XElement("member");
        var result = new XElement(own);
        foreach (XElement inherit in result.Descendants(Inherit).ToArray())
        {
            XElement from = Source(inherit, member, depth + 1);
            IEnumerable<XNode> nodes = (string?)inherit.Attribute("path") is { } path
                ? from.XPathSelectElements(path.TrimStart('/'))
                : inherit.Parent == result ? from.Elements() : from.Element(inherit.Parent!.Name)?.Nodes() ?? [];
            nodes = [.. nodes.Where(node => inherit.Parent != result || !IsOverridden(result, node))];
            inherit.ReplaceWith(nodes);
        }
        return result;
    }

    private XElement Source(XElement inherit, MemberInfo? member, int depth)
    {
        if ((string?)inherit.Attribute("cref") is { } cref)
            return Resolve(cref, null, depth);
        foreach (MemberInfo ancestor in member is null ? [] : Ancestors.Of(member))
        {
            string id = DocumentationId.Of(ancestor);
            if (Has(id))
                return Resolve(id, ancestor, depth);
        }
        return new XElement("member");
    }

    /// <summary>Whether a comment says itself what it would inherit.</summary>
    private static bool IsOverridden(XElement comment, XNode node) =>
        node is XElement element
        && comment.Elements(element.Name).Any(own => (string?)own.Attribute("name") == (string?)element.Attribute("name")
            && (string?)own.Attribute("cref") == (string?)element.Attribute("cref"));
}
