using System.Xml.Linq;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class PlotTests
{
    [TestMethod]
    public void Scatter_draws_every_finite_point()
    {
        double[] x = [.. Enumerable.Range(0, 3000).Select(i => Math.Sin(i))], y = [.. Enumerable.Range(0, 3000).Select(i => Math.Cos(i))];
        (x[5], y[6]) = (double.NaN, double.PositiveInfinity);
        SvgImage plot = ScatterPlot.Draw(x, y, showDiagonal: true, showFit: true);
        Assert.AreEqual(2998, SvgText.All(plot, "path").Sum(path => path.Attribute("d")!.Value.Split("h0").Length - 1));
        Assert.IsLessThan(100_000, plot.ToFile().Length);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ScatterPlot.Draw([1, 2], [1]));
    }

    [TestMethod]
    public void Fit_is_least_squares()
    {
        (double Intercept, double Slope) fit = ScatterPlot.Fit([(0, 1), (1, 3), (2, 5)])!.Value;
        Assert.AreEqual(1, fit.Intercept, 1e-12);
        Assert.AreEqual(2, fit.Slope, 1e-12);
        Assert.AreEqual(0, ScatterPlot.Fit([(0, 0), (1, 1), (2, 0)])!.Value.Slope, 1e-12);
        Assert.IsNull(ScatterPlot.Fit([(1, 1), (1, 2)]));
    }

    [TestMethod]
    public void Points_on_the_diagonal_lie_on_it()
    {
        SvgImage plot = ScatterPlot.Draw([1, 2, 4], [1, 2, 4], showDiagonal: true);
        XElement diagonal = SvgText.All(plot, "line").Single(line => line.Attribute("stroke-dasharray") is not null);
        double At(string name) => (double)diagonal.Attribute(name)!;
        foreach (XElement path in SvgText.All(plot, "path"))
        {
            double[] point = [.. path.Attribute("d")!.Value.TrimStart('M').Split('h')[0].Split(' ')
                .Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
            double expected = At("y1") + (point[0] - At("x1")) / (At("x2") - At("x1")) * (At("y2") - At("y1"));
            Assert.AreEqual(expected, point[1], 0.2);
        }
    }

    [TestMethod]
    public void A_level_is_as_high_as_a_point_of_its_value()
    {
        SvgImage plot = ScatterPlot.Draw([1, 2], [5, 6], level: 5);
        XElement level = SvgText.All(plot, "line").Single(line => line.Attribute("stroke-dasharray") is not null);
        Assert.AreEqual((double)level.Attribute("y1")!, (double)level.Attribute("y2")!);
        double point = double.Parse(
            SvgText.All(plot, "path").First().Attribute("d")!.Value.Split(' ')[1].Split('h')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.AreEqual(point, (double)level.Attribute("y1")!, 0.1);
    }

    [TestMethod]
    public void Lines_have_gaps_and_a_legend()
    {
        SvgImage plot = LinePlot.Draw(
            [PlotSeries.Over("training", [3, double.NaN, 2, 1]), PlotSeries.Over("validation & more", [3, 2, 2, 2])]);
        string[] texts = [.. SvgText.All(plot, "text").Select(text => text.Value)];
        CollectionAssert.Contains(texts, "training");
        CollectionAssert.Contains(texts, "validation & more");
        Assert.HasCount(2, SvgText.All(plot, "path").First().Attribute("d")!.Value.Split('M').Skip(1));
        Assert.ThrowsExactly<ArgumentException>(() => LinePlot.Draw([new PlotSeries("x", [1, 2], [1])]));
    }

    [TestMethod]
    public void Dot_plot_draws_values_and_means()
    {
        SvgImage plot = DotPlot.Draw([new PlotCategory("a", [1, 2, 3]), new PlotCategory("b", [4, double.NaN])]);
        XElement[] circles = [.. SvgText.All(plot, "circle")];
        Assert.HasCount(3 + 1 + 1 + 1, circles);
        Assert.AreEqual((double)circles[1].Attribute("cy")!, (double)circles[3].Attribute("cy")!, 0.02, "the mean of 1, 2, 3 is as high as 2");
    }

    [TestMethod]
    public void Histogram_counts_every_value_once()
    {
        CollectionAssert.AreEqual(new[] { 2, 1, 2 }, Histogram.Count([0, 0.5, 1, 2.5, 3], 0, 3, 3));
        SvgImage plot = Histogram.Draw([0, 0.5, 1, 2.5, 3, double.NaN], bins: 3);
        XElement[] bars = [.. SvgText.All(plot, "rect")];
        Assert.HasCount(3, bars);
        Assert.AreEqual((double)bars[0].Attribute("height")!, 2 * (double)bars[1].Attribute("height")!, 0.05);
    }

    [TestMethod]
    public void Nothing_to_draw_is_an_empty_frame()
    {
        SvgText.Parse(ScatterPlot.Draw([], [], showDiagonal: true, showFit: true));
        SvgText.Parse(LinePlot.Draw([]));
        SvgText.Parse(LinePlot.Draw([PlotSeries.Over("one", [1])]));
        SvgText.Parse(Histogram.Draw([]));
        SvgText.Parse(Histogram.Draw([2, 2, 2]));
        SvgText.Parse(DotPlot.Draw([new PlotCategory("a", [])], includeZero: false));
    }
}
