using System.Reflection;
using System.Xml.Linq;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;

namespace MlNetGenomics.ApiReference;

/// <summary>The reference of assemblies: an index, a page for each namespace and each public type, links between them.</summary>
internal sealed class ReferenceSite
{
    /// <summary>Name of the first page.</summary>
    public const string IndexName = "index.html";

    // Tells a folder that was written here, which may be replaced.
    private const string MarkerName = ".mlng-reference";

    private readonly Documentation _documentation;
    private readonly Dictionary<string, string> _addresses = [];
    private readonly SortedSet<string> _dangling = new(StringComparer.Ordinal);

    /// <summary>Reads assemblies and the documentation files beside them.</summary>
    /// <exception cref="GenomicsException">A documentation file cannot be read.</exception>
    public ReferenceSite(params Assembly[] assemblies)
    {
        var comments = new Dictionary<string, XElement>();
        foreach (Assembly assembly in assemblies)
        {
            foreach ((string id, XElement comment) in DocumentationFile.Read(Path.ChangeExtension(assembly.Location, ".xml")))
                comments.TryAdd(id, comment);
        }
        _documentation = new Documentation(comments);
        Types =
        [
            .. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsVisible).Select(type => new ApiType(type))
                .OrderBy(type => type.Type.Namespace, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal),
        ];
        foreach (ApiType type in Types)
        {
            _addresses.Add(type.Id, AddressOf(type.Id[2..]));
            foreach (MemberInfo member in type.Members)
            {
                string id = DocumentationId.Of(member);
                _addresses.Add(id, $"{AddressOf(type.Id[2..])}#{AnchorOf(id)}");
            }
        }
    }

    /// <summary>All public types.</summary>
    public IReadOnlyList<ApiType> Types { get; }

    /// <summary>Crefs to something of these assemblies that has no page, found when the pages were written.</summary>
    public IReadOnlyCollection<string> Dangling => _dangling;

    /// <summary>Address of the page of a namespace or type.</summary>
    public static string AddressOf(string name) => $"{name.Replace('`', '-')}.html";

    /// <summary>What links call a member on its type's page.</summary>
    public static string AnchorOf(string id) => string.Concat(id[2..].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>Writes the pages into a folder, which appears whole or not at all.</summary>
    /// <exception cref="GenomicsException">The folder cannot be written, or holds other files.</exception>
    public void Write(string path)
    {
        using OutputFolder folder = OutputFolder.Create(path, MarkerName);
        foreach (ApiType type in Types)
        {
            var page = new TypePage(_documentation, new CommentHtml(cref => Link(cref, type.Id)));
            Save(AddressOf(type.Id[2..]), page.Write(type));
        }
        IGrouping<string?, ApiType>[] namespaces = [.. Types.GroupBy(type => type.Type.Namespace)];
        foreach (IGrouping<string?, ApiType> one in namespaces)
            Save(AddressOf(one.Key!), NamespacePage(one.Key!, [.. one]));
        Save(IndexName, IndexPage(namespaces));
        folder.Commit();

        void Save(string name, string html) => folder.Write(name, writer => writer.Write(html));
    }

    private string NamespacePage(string name, IReadOnlyList<ApiType> types)
    {
        var page = new HtmlReport(name, $"{types.Count} types");
        page.SetNavigation([new HtmlLink("Reference", IndexName)]);
        page.AddSection("Types").AddMarkup(Contents(types));
        return page.ToHtml();
    }

    private string IndexPage(IReadOnlyList<IGrouping<string?, ApiType>> namespaces)
    {
        var page = new HtmlReport("MlNetGenomics", "Reference of all public types");
        foreach (IGrouping<string?, ApiType> one in namespaces)
        {
            page.AddSection(one.Key!)
                .AddLinks("", [.. one.Select(type => new HtmlLink(type.Name, AddressOf(type.Id[2..])))])
                .AddLinks("", [new HtmlLink("What each is", AddressOf(one.Key!))]);
        }
        return page.ToHtml();
    }

    private string Contents(IEnumerable<ApiType> types)
    {
        IEnumerable<string> rows = types.Select(type =>
        {
            var comments = new CommentHtml(cref => Link(cref, type.Id));
            string summary = comments.Inline(_documentation.Of(type.Type).Element("summary"));
            return $"<li>{new HtmlLink(type.Name, AddressOf(type.Id[2..])).ToHtml()}<span>{summary}</span></li>";
        });
        return $"<ul class=\"contents\">{string.Concat(rows)}</ul>\n";
    }

    /// <summary>Where a cref leads: nowhere, if it is of another library.</summary>
    private string? Link(string cref, string from)
    {
        if (_addresses.TryGetValue(cref, out string? address))
            return address;
        bool isOurs = cref.Length > 2 && cref[2..].StartsWith(nameof(MlNetGenomics) + ".", StringComparison.Ordinal);
        if (isOurs || cref.StartsWith("!:", StringComparison.Ordinal))
            _dangling.Add($"{from}: {cref} has no page");
        return null;
    }
}
