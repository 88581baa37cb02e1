using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MlNetGenomics.ApiReference;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.ApiReference;

[TestClass]
public partial class ReferenceSiteTests
{
    private static readonly Assembly[] Assemblies = [typeof(SequenceSet).Assembly, typeof(GenomicsCatalog).Assembly];

    [TestMethod]
    public void Every_public_type_has_a_page_and_every_link_leads_somewhere()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("reference");
        var site = new ReferenceSite(Assemblies);
        site.Write(path);
        Assert.IsEmpty(site.Dangling, string.Join('\n', site.Dangling));
        Dictionary<string, string> pages = Directory.GetFiles(path, "*.html").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        foreach (Type type in Assemblies.SelectMany(assembly => assembly.GetExportedTypes()))
            Assert.IsTrue(pages.ContainsKey($"{type.FullName!.Replace('+', '.').Replace('`', '-')}.html"), type.FullName);
        Dictionary<string, HashSet<string>> anchors = pages.ToDictionary(
            page => page.Key, page => IdPattern().Matches(page.Value).Select(match => match.Groups[1].Value).ToHashSet());
        foreach ((string name, string html) in pages)
        {
            // As XML: what is not well formed fails here.
            XDocument.Parse(html.Replace("<!DOCTYPE html>", ""));
            foreach (Match link in LinkPattern().Matches(html))
            {
                string target = link.Groups[1].Value;
                Assert.IsTrue(anchors.TryGetValue(target, out HashSet<string>? known), $"{name}: {target}");
                Assert.IsTrue(link.Groups[2].Length == 0 || known.Contains(link.Groups[2].Value), $"{name}: {link.Value}");
            }
        }
    }

    [TestMethod]
    public void Members_are_called_as_the_compiler_calls_them()
    {
        // The compiler demands a comment of every public member, and writes down whose it is.
        HashSet<string> written =
        [
            .. Assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
                .Select(member => (string)member.Attribute("name")!),
        ];
        foreach (ApiType type in new ReferenceSite(Assemblies).Types)
        {
            Assert.Contains(type.Id, written);
            foreach (MemberInfo member in type.Members)
            {
                // What needs none: constructors and properties that are a record's parameters, or nobody wrote.
                if (member is ConstructorInfo || type.IsRecord && member is PropertyInfo)
                    continue;
                Assert.Contains(DocumentationId.Of(member), written);
            }
        }
    }

    [TestMethod]
    public void Types_and_members_are_shown_as_they_are_declared()
    {
        Assert.AreEqual("public class Sample<T> : IDisposable", Signatures.Of(new ApiType(typeof(Sample<>))));
        Assert.AreEqual("public sealed record Pair", Signatures.Of(new ApiType(typeof(Pair))));
        CollectionAssert.AreEquivalent(
            new[]
            {
                "public const int Most = 3",
                "public Dictionary<string, string?[]>? Map { get; init; }",
                "public required string Name { get; set; }",
                "public (int Count, string? Text) this[int index] { get; }",
                "public static TOut Turn<TOut>(in T value, params string[] names)",
                "public bool TryFind(string name, out string? value, DayOfWeek day = DayOfWeek.Monday, double? share = null)",
                "public void Dispose()",
                "protected virtual void Close(bool now = true)",
                "public Sample()",
            },
            new ApiType(typeof(Sample<>)).Members.Select(Signatures.Of).ToArray());
    }

    [TestMethod]
    public void Comments_become_markup()
    {
        var html = new CommentHtml(cref => cref == "T:A.B`1" ? "A.B-1.html" : null);
        var comment = XElement.Parse(
            "<summary>1 &lt; 2 of <see cref=\"T:A.B`1\"/>,\n  <see cref=\"M:A.C.Run(System.Int32)\"/> and <paramref name=\"x\"/>" +
            "<code>\n    if (a)\n        b();\n</code></summary>");
        Assert.AreEqual(
            "<p>1 &lt; 2 of <a href=\"A.B-1.html\"><code>B</code></a>, <code>C.Run</code> and <code>x</code></p>\n" +
            "<pre>if (a)\n    b();</pre>\n",
            html.Paragraphs(comment));
    }

    [GeneratedRegex("""\bid="([^"]+)""")]
    private static partial Regex IdPattern();

    [GeneratedRegex("""href="([^"#]+)(?:#([^"]*))?" """)]
    private static partial Regex LinkPattern();
}
