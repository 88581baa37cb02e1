using System.Xml.Linq;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Reports.NeuronMotif;

namespace MlNetGenomics.Tests.Reports.NeuronMotif;

[TestClass]
public class NeuronMotifSiteTests
{
    [TestMethod]
    public void Every_link_leads_somewhere()
    {
        using var folder = new TemporaryFolder();
        string[] pages = Write(folder, AnalyzedNetwork.Whole);
        Assert.HasCount(1 + 2 + 6, pages);
        var linked = new HashSet<string> { Path.Combine(folder.File("site"), NeuronMotifSite.FirstPage) };
        foreach (string page in pages)
        {
            foreach (XElement link in Page(page).Descendants("a"))
            {
                string[] parts = link.Attribute("href")!.Value.Split('#');
                string target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
                Assert.IsTrue(File.Exists(target), $"{page}: {link}");
                if (parts.Length > 1)
                    Assert.HasCount(1, Page(target).Descendants().Where(element => element.Attribute("id")?.Value == parts[1]));
                linked.Add(target);
            }
        }
        // And everything is reached: pages, tables and motifs.
        CollectionAssert.AreEquivalent(
            linked.ToArray(),
            Directory.GetFiles(folder.File("site"), "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file)[0] != '.').ToArray());
    }

    [TestMethod]
    public void Neurons_are_paged_through_in_order()
    {
        using var folder = new TemporaryFolder();
        Write(folder, AnalyzedNetwork.Whole);
        string[] expected = [.. AnalyzedNetwork.Whole.Layers[0].Neurons.Select(neuron => $"Neuron {neuron.Name}")];
        foreach (string relation in new[] { "next", "prev" })
        {
            string? page = folder.File($"site/layer-1/neuron-{(relation == "next" ? 1 : 4)}.html");
            var titles = new List<string>();
            while (page is not null)
            {
                XElement html = Page(page);
                titles.Add(html.Descendants("h1").Single().Value);
                string? to = html.Descendants("a").SingleOrDefault(link => link.Attribute("rel")?.Value == relation)?.Attribute("href")!.Value;
                page = to is null ? null : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, to));
            }
            CollectionAssert.AreEqual(relation == "next" ? expected : expected.Reverse().ToArray(), titles);
        }
    }

    [TestMethod]
    public void Dead_neuron_says_so()
    {
        using var folder = new TemporaryFolder();
        Write(folder, AnalyzedNetwork.Whole);
        XElement page = Page(folder.File("site/layer-1/neuron-3.html"));
        Assert.AreEqual("Dead", page.Descendants("h2").Single().Value);
        Assert.Contains("No sequence was found that activates this neuron", page.Value);
        XElement layer = Page(folder.File("site/layer-1.html"));
        XElement dead = layer.Descendants("p").Single(p => p.Value.StartsWith("Dead", StringComparison.Ordinal));
        Assert.AreEqual("layer-1/neuron-3.html", dead.Descendants("a").Single().Attribute("href")!.Value);
        Assert.HasCount(3, layer.Descendants("tbody").Last().Elements("tr"));
    }

    [TestMethod]
    public void Names_are_shown_as_text_and_pages_need_nothing_else()
    {
        using var folder = new TemporaryFolder();
        foreach (string path in Write(folder, AnalyzedNetwork.Whole))
        {
            XElement page = Page(path);
            foreach (string element in new[] { "b", "i", "u", "script", "link" })
                Assert.IsEmpty(page.Descendants(element).Where(found => found.Parent!.Attribute("class")?.Value != "tiles" && found.Parent.Name != "div"), element);
            string html = File.ReadAllText(path);
            foreach (string outside in new[] { "http", "src=", "@import", "url(", "file:" })
                Assert.DoesNotContain(outside, html);
        }
        XElement first = Page(folder.File("site/index.html"));
        Assert.AreEqual(AnalyzedNetwork.Name, first.Descendants("h1").Single().Value);
        Assert.Contains(AnalyzedNetwork.KnownName, first.Value);
        CollectionAssert.Contains(
            Rows(first, "known").Select(row => row.Elements("td").First().Value).ToArray(), $"K0 {AnalyzedNetwork.FactorOfA}");
        Assert.AreEqual($"Neuron {AnalyzedNetwork.First}_1", Page(folder.File("site/layer-1/neuron-1.html")).Descendants("h1").Single().Value);
    }

    [TestMethod]
    public void First_page_names_neurons_of_known_motifs()
    {
        using var folder = new TemporaryFolder();
        Write(folder, AnalyzedNetwork.Whole);
        XElement[] rows = Rows(Page(folder.File("site/index.html")), "known");
        Assert.HasCount(2, rows);
        foreach (XElement row in rows)
        {
            string[] expected = row.Value.StartsWith("K0", StringComparison.Ordinal)
                ? ["layer-1/neuron-1.html", "layer-3/neuron-1.html"]
                : ["layer-1/neuron-4.html", "layer-3/neuron-2.html"];
            CollectionAssert.AreEquivalent(expected, row.Descendants("a").Select(link => link.Attribute("href")!.Value).ToArray());
        }
        XElement[] layers = Rows(Page(folder.File("site/index.html")), "layers");
        CollectionAssert.AreEqual(
            new[] { "4", "2 of 200" }, layers.Select(row => Cell(row, "neurons")).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "0" }, layers.Select(row => Cell(row, "dead")).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "2" }, layers.Select(row => Cell(row, "P")).ToArray());
        CollectionAssert.AreEqual(new[] { "2", "2" }, layers.Select(row => Cell(row, "with a known motif")).ToArray());
    }

    /// <summary>A, B and D are in layer 1; the pair A 7 bp B, C and what has it are new in layer 3.</summary>
    [TestMethod]
    public void Trees_link_to_neurons_that_have_their_parts_before()
    {
        using var folder = new TemporaryFolder();
        Write(folder, AnalyzedNetwork.Whole);
        XElement[] rows = Rows(Page(folder.File("site/layer-3/neuron-1.html")), "syntax");
        CollectionAssert.AreEqual(new[] { "3", "3", "1", "1", "3" }, rows.Select(row => Cell(row, "first in layer")).ToArray());
        CollectionAssert.AreEqual(new[] { "5–8 bp", "7 bp", "", "", "" }, rows.Select(row => Cell(row, "gap")).ToArray());
        CollectionAssert.AreEqual(
            new[] { "../layer-1/neuron-1.html", "../layer-1/neuron-2.html" },
            rows.SelectMany(row => row.Descendants("a")).Select(link => link.Attribute("href")!.Value).ToArray());
    }

    [TestMethod]
    public void Modules_beyond_the_number_shown_are_counted()
    {
        using var folder = new TemporaryFolder();
        Write(folder, AnalyzedNetwork.Whole, new NeuronMotifSiteSettings { ModuleCount = 2 });
        XElement page = Page(folder.File("site/layer-3/neuron-1.html"));
        Assert.HasCount(2, Rows(page, "modules"));
        Assert.Contains("The best 2 of 5 modules; the other 3 are in the tables.", page.Value);
        XElement figure = page.Descendants("section").Single(section => section.Attribute("id")?.Value == "modules").Descendants("svg").First();
        CollectionAssert.AreEqual(
            new[] { "Not taken apart", "Module 1", "Module 2" },
            figure.Descendants("text").Where(text => text.Attribute("font-weight") is not null).Select(text => text.Value).ToArray());
        Assert.HasCount(1 + 5, File.ReadAllLines(folder.File("site/modules.tsv")).Where(line =>
            line.StartsWith("layer", StringComparison.Ordinal) || line.StartsWith("3\trelu3_1\t", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Without_known_motifs_nothing_is_said_of_them()
    {
        using var folder = new TemporaryFolder();
        string[] pages = Write(folder, AnalyzedNetwork.NotCompared);
        Assert.IsFalse(File.Exists(folder.File("site/matches.tsv")));
        Assert.Contains("Motifs were not compared with known ones.", Page(pages.Single(page => page.EndsWith("index.html", StringComparison.Ordinal))).Value);
        foreach (string page in pages)
            Assert.DoesNotContain("known motif", File.ReadAllText(page));
    }

    [TestMethod]
    public void Layer_of_dead_neurons_is_a_page_too()
    {
        using var folder = new TemporaryFolder();
        NeuronModules[] dead = [new("d_1", 0, 0, [])];
        var analysis = NetworkAnalyzer.Analyze(
            "dead", [(new NeuronLayer("d", 1, 5, 1), new LayerModules(1, ConsensusTest.Of(dead), [.. dead]))]);
        Assert.HasCount(3, Write(folder, analysis));
        Assert.IsFalse(File.Exists(folder.File("site/modules.meme")));
        Assert.Contains("Every neuron is dead", Page(folder.File("site/layer-1.html")).Value);
    }

    [TestMethod]
    public void Only_whole_sites_are_written()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<OperationCanceledException>(() => NeuronMotifSite.Write(
            AnalyzedNetwork.Whole, folder.File("site"), cancellation: new CancellationToken(canceled: true)));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        Write(folder, AnalyzedNetwork.Whole);
        NeuronMotifSite.RequireWritable(folder.File("site"));
        Assert.HasCount(9, Write(folder, AnalyzedNetwork.NotCompared));
        Assert.IsFalse(File.Exists(folder.File("site/matches.tsv")));
        folder.Write("note.txt", "mine");
        Assert.ThrowsExactly<GenomicsException>(() => NeuronMotifSite.RequireWritable(folder.Path));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => NeuronMotifSite.Write(
            AnalyzedNetwork.Whole, folder.File("other"), new NeuronMotifSiteSettings { ModuleCount = 0 }));
        Assert.ThrowsExactly<ArgumentException>(() => NeuronMotifSite.Write(
            AnalyzedNetwork.Whole with { Layers = [AnalyzedNetwork.Whole.Layers[0], AnalyzedNetwork.Whole.Layers[0]] }, folder.File("other")));
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.Path));
    }

    private static string[] Write(TemporaryFolder folder, NetworkAnalysis analysis, NeuronMotifSiteSettings? settings = null)
    {
        NeuronMotifSite.Write(analysis, folder.File("site"), settings);
        return Directory.GetFiles(folder.File("site"), "*.html", SearchOption.AllDirectories);
    }

    private static XElement Page(string path) => HtmlReportTests.Parse(File.ReadAllText(path));

    private static XElement[] Rows(XElement page, string section) =>
    [
        .. page.Descendants("section").Single(found => found.Attribute("id")?.Value == section)
            .Descendants("tbody").Elements("tr"),
    ];

    private static string Cell(XElement row, string column) =>
        row.Elements("td").Single(cell => cell.Attribute("data-label")!.Value == column).Value;
}
