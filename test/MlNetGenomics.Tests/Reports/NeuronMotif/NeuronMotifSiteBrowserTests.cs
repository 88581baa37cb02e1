using System.Text.Json;
using MlNetGenomics.Reports.NeuronMotif;

namespace MlNetGenomics.Tests.Reports.NeuronMotif;

/// <summary>The pages as a reader sees them.</summary>
[TestClass]
public class NeuronMotifSiteBrowserTests
{
    private static readonly string[] Clicks =
    [
        "#layers a[href='layer-3.html']", "#neurons td a", "#syntax td a", "nav a[rel=next]", "back", "nav a >> nth=1", "nav a >> nth=0",
    ];

    [TestMethod]
    [DataRow(1280, "light")]
    [DataRow(420, "dark")]
    public void Links_are_followed_and_logos_and_trees_seen(int width, string scheme)
    {
        using var folder = new TemporaryFolder();
        NeuronMotifSite.Write(AnalyzedNetwork.Whole, folder.File("site"));
        JsonElement[] pages = Browser.Visit(folder.File("site/index.html"), width, scheme, Clicks);
        CollectionAssert.AreEqual(
            new[]
            {
                "index.html", "layer-3.html", "layer-3/neuron-1.html", "layer-1/neuron-1.html", "layer-1/neuron-2.html",
                "layer-1/neuron-1.html", "layer-1.html", "index.html",
            },
            pages.Select(page => page.GetProperty("address").GetString()!.Split("/site/")[1]).ToArray());
        foreach (JsonElement page in pages)
        {
            Assert.AreEqual("[]", page.GetProperty("errors").GetRawText());
            Assert.AreEqual(0, page.GetProperty("overflow").GetInt32(), "what is too wide scrolls inside its section");
            Assert.AreEqual(scheme == "light" ? "rgb(245, 246, 248)" : "rgb(18, 21, 26)", page.GetProperty("background").GetString());
        }

        JsonElement[] logos = Images(pages[1], "neurons");
        Assert.HasCount(2, logos);
        JsonElement neuron = pages[2];
        // The undivided neuron and five modules of 80 bases, of which the planted ones are tall.
        JsonElement modules = Images(neuron, "modules").Single();
        Assert.IsGreaterThan(5 * 12, modules.GetProperty("letters").GetInt32());
        Assert.Contains("Not taken apart", Texts(modules));
        // A, B and C; A above the known motif that it is.
        JsonElement[] motifs = Images(neuron, "motifs");
        Assert.HasCount(3, motifs);
        Assert.IsGreaterThanOrEqualTo(2 * 12, motifs.Max(motif => motif.GetProperty("letters").GetInt32()));
        JsonElement tree = Images(neuron, "syntax").Single();
        Assert.IsGreaterThanOrEqualTo(3 * 12, tree.GetProperty("letters").GetInt32());
        // Each of two branches has one line across and two down.
        Assert.IsGreaterThanOrEqualTo(6, tree.GetProperty("lines").GetInt32());
        CollectionAssert.IsSubsetOf(new[] { "5–8 bp · layer 3", "7 bp · layer 3", "4 modules", "1 module" }, Texts(tree));
        foreach (JsonElement image in logos.Concat(motifs).Append(modules).Append(tree))
        {
            Assert.IsGreaterThan(20.0, image.GetProperty("width").GetDouble());
            Assert.IsGreaterThan(20.0, image.GetProperty("height").GetDouble());
            Assert.IsGreaterThan(0, image.GetProperty("letters").GetInt32());
        }
    }

    private static JsonElement[] Images(JsonElement page, string section) =>
    [
        .. page.GetProperty("sections").EnumerateArray().Single(found => found.GetProperty("id").GetString() == section)
            .GetProperty("images").EnumerateArray(),
    ];

    private static string[] Texts(JsonElement image) =>
        [.. image.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
}
