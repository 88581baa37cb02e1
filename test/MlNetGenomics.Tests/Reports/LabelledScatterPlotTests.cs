using System.Xml.Linq;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class LabelledScatterPlotTests
{
    [TestMethod]
    public void Points_off_the_diagonal_are_named_first()
    {
        LabelledPoint[] points =
            [new("same", 1, 1), new("<more>", 3, 0, 0.1, double.NaN), new("less", 0, 2, 0.2, 0.3), new("none", double.NaN, 2)];
        SvgImage plot = LabelledScatterPlot.Draw(points, labels: 2);
        Assert.HasCount(3, SvgText.All(plot, "circle"));
        string[] texts = [.. SvgText.All(plot, "text").Select(text => text.Value)];
        CollectionAssert.Contains(texts, "<more>");
        CollectionAssert.Contains(texts, "less");
        CollectionAssert.DoesNotContain(texts, "same");
        Assert.HasCount(3, SvgText.All(plot, "line").Where(line => (string?)line.Attribute("stroke-opacity") == ".35"), "finite errors");
    }

    [TestMethod]
    public void Names_do_not_cover_each_other()
    {
        LabelledPoint[] points = [.. Enumerable.Range(0, 300).Select(i => new LabelledPoint($"factor{i}", i / 1000.0, i % 17 / 100.0))];
        SvgImage plot = LabelledScatterPlot.Draw(points, labels: 300);
        XElement[] names = [.. SvgText.All(plot, "text").Where(text => text.Value.StartsWith("factor", StringComparison.Ordinal))];
        Assert.IsGreaterThan(5, names.Length);
        (double Left, double Right, double Y)[] boxes = [.. names.Select(text =>
        {
            double x = (double)text.Attribute("x")!, half = text.Value.Length * 3;
            return (x - half, x + half, (double)text.Attribute("y")!);
        })];
        for (int i = 0; i < boxes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool isCovered = boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && Math.Abs(boxes[i].Y - boxes[j].Y) < 11;
                Assert.IsFalse(isCovered, $"{names[i].Value} and {names[j].Value}");
            }
        }
    }

    [TestMethod]
    public void Nothing_to_draw_is_an_empty_frame()
    {
        Assert.IsEmpty(SvgText.All(LabelledScatterPlot.Draw([]), "circle"));
    }
}
