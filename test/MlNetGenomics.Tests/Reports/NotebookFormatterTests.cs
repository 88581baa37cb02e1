using System.Reflection;
using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Notebooks;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

/// <summary>What a notebook shows of our types, asked for as .NET Interactive asks: by names and reflection only.</summary>
[TestClass]
public sealed class NotebookFormatterTests
{
    private static readonly PositionProbabilityMatrix Motif = IupacMotif.Parse("ATGASTCAT", 0.9, "AP1");

    [TestMethod]
    [DataRow(typeof(SvgImage))]
    [DataRow(typeof(HtmlTable))]
    [DataRow(typeof(HtmlReport))]
    [DataRow(typeof(PositionProbabilityMatrix))]
    public void A_type_says_how_it_is_shown_in_the_words_that_Interactive_looks_for(Type type)
    {
        // dotnet/interactive: Formatter.cs, TryRegisterFromConventionBasedFormatterSources.
        object attribute = type.GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetGetMethod()!.Invoke(attribute, null)!;
        object source = Activator.CreateInstance(sourceType)!;
        var formatters = (System.Collections.IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        foreach (object formatter in formatters)
        {
            Assert.AreEqual("text/html", formatter.GetType().GetProperty("MimeType")!.GetGetMethod()!.Invoke(formatter, null));
            MethodInfo format = formatter.GetType().GetMethod("Format")!;
            Assert.AreEqual(typeof(bool), format.ReturnType);
            CollectionAssert.AreEqual(
                new[] { typeof(object), typeof(TextWriter) }, format.GetParameters().Select(p => p.ParameterType).ToArray());
            Assert.IsFalse((bool)format.Invoke(formatter, ["not ours", new StringWriter()])!);
        }
    }

    [TestMethod]
    public void A_drawing_brings_all_that_it_refers_to()
    {
        XElement html = Html(SequenceLogo.OfMotif(Motif));
        RequireReferences(html);
        Assert.IsGreaterThan(8, html.Descendants().Count(e => e.Name.LocalName == "use"));
    }

    [TestMethod]
    public void A_motif_is_its_logo_with_its_name() => StringAssert.Contains(Html(Motif).Value, "AP1");

    [TestMethod]
    public void A_table_has_its_cells_and_the_shapes_of_its_drawings_once()
    {
        SvgImage logo = SequenceLogo.OfMotif(Motif, LogoOptions.Small);
        XElement html = Html(new HtmlTable("motif", "logo").AddRow("<one>", logo).AddRow("two", logo));
        RequireReferences(html);
        StringAssert.Contains(html.Value, "<one>");
        string[] ids = [.. html.Descendants().Attributes("id").Select(id => id.Value)];
        CollectionAssert.AllItemsAreUnique(ids);
    }

    [TestMethod]
    public void A_table_styles_nothing_but_itself()
    {
        string css = Html(new HtmlTable("a").AddRow(1)).Descendants("style").Single().Value;
        foreach (string selector in css.Split('}', StringSplitOptions.RemoveEmptyEntries).SelectMany(rule => rule.Split('{')[0].Split(',')))
            StringAssert.StartsWith(selector, ".mlng");
    }

    [TestMethod]
    public void A_page_stands_in_a_frame_of_its_own()
    {
        HtmlReport report = new HtmlReport("Title & \"quotes\"").AddSection("S").AddParagraph("text");
        // A frame has an attribute without a value, which XML has not.
        string html = ConventionFormatter.Format(report)!.Text.Replace("<iframe sandbox", "<iframe sandbox=\"\"");
        // In XML a line end in an attribute is a space.
        Assert.AreEqual(report.ToHtml().Replace('\n', ' '), XElement.Parse(html).Attribute("srcdoc")!.Value);
    }

    private static XElement Html(object value) => XElement.Parse(ConventionFormatter.Format(value)!.Text);

    private static void RequireReferences(XElement html)
    {
        HashSet<string> ids = [.. html.Descendants().Attributes("id").Select(id => $"#{id.Value}")];
        foreach (XAttribute reference in html.Descendants().Attributes("href"))
            Assert.Contains(reference.Value, ids);
    }
}
