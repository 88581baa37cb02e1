using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Reports;
using MlNetGenomics.Reports.NeuronMotif;

namespace MlNetGenomics.Tests.Reports.NeuronMotif;

[TestClass]
public class ModuleFigureTests
{
    private static readonly ModuleAnnotation[] Modules =
        [.. AnalyzedNetwork.Whole.Layers[1].Neurons[0].Syntax!.Dictionary.Modules];

    private static readonly SvgImage Image = ModuleFigure.Draw(
        new ModuleDrawing("all", AnalyzedNetwork.Whole.Layers[1].Neurons[0].Modules.Mixture!, [], []),
        [.. Modules.Select((module, i) => new ModuleDrawing($"m{i}", module.Quality.Module, module.Quality.Segments, module.Motifs))],
        "n");

    [TestMethod]
    public void Segments_and_motifs_lie_where_modules_have_them()
    {
        double[] positions = [.. SvgText.All(Image, "text").Where(text => text.Attribute("text-anchor")!.Value == "middle")
            .Where(text => int.TryParse(text.Value, out _)).Select(text => Number(text, "x"))];
        // Marks are at the middle of every few columns, the last one's among them.
        int every = AnalyzedNetwork.DeepWidth / positions.Length;
        double letter = (positions[^1] - positions[0]) / (AnalyzedNetwork.DeepWidth - every);
        double left = positions[0] - letter * (every - 0.5);
        XElement[] segments = [.. SvgText.All(Image, "rect").Where(rect => rect.Attribute("fill-opacity")?.Value == ".07")];
        MotifSegment[] expected = [.. Modules.SelectMany(module => module.Quality.Segments)];
        Assert.HasCount(4 * 3 + 1, expected);
        Assert.HasCount(expected.Length, segments);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(left + expected[i].Start * letter, Number(segments[i], "x"), 0.05);
            Assert.AreEqual(expected[i].Width * letter, Number(segments[i], "width"), 0.05);
        }
        // A motif has one colour in all modules, others have others.
        var colours = SvgText.All(Image, "rect").Where(rect => rect.Attribute("height")!.Value == "3")
            .Select(rect => rect.Attribute("fill")!.Value)
            .Zip(Modules.SelectMany(module => module.Motifs).Select(placement => placement.Motif.Motif)).Distinct().ToArray();
        Assert.HasCount(3, colours);
        Assert.HasCount(3, colours.Select(colour => colour.First).Distinct());
    }

    [TestMethod]
    public void Consensus_of_a_mixture_is_a_short_bar_of_another_colour()
    {
        XElement[] bars = [.. SvgText.All(Image, "rect").Where(rect => rect.Attribute("height")!.Value == "4" && rect.Attribute("fill-opacity") is null)];
        Assert.HasCount(6, bars);
        Assert.AreEqual(0.25 * Number(bars[1], "width"), Number(bars[0], "width"), 0.01);
        Assert.AreNotEqual(bars[1].Attribute("fill")!.Value, bars[0].Attribute("fill")!.Value);
    }

    [TestMethod]
    public void Layer_is_drawn_with_its_modules_and_what_was_not_taken_apart()
    {
        LayerAnalysis layer = AnalyzedNetwork.Whole.Layers[1];
        SvgImage image = ConsensusFigure.Draw(layer);
        CollectionAssert.IsSubsetOf(
            new[] { "6 modules", "2 neurons not taken apart" }, SvgText.All(image, "text").Select(text => text.Value).ToArray());
        string[] points = [.. SvgText.All(image, "path").Where(path => path.Attribute("stroke-linecap") is not null)
            .SelectMany(path => path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))];
        Assert.HasCount(8, points);
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
