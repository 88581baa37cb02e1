using System.Xml.Linq;
using MlNetGenomics.Networks;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class NetworkReportTests
{
    [TestMethod]
    public void Shows_layers_curves_tasks_and_settings()
    {
        string html = NetworkReport.Create(new NetworkReportData
        {
            Title = "koo on <data>",
            Network = Architectures.KooEddy("CNN-25"),
            Loss = Loss.BinaryCrossEntropy,
            LearningCurves = [PlotSeries.Over("training", [0.7, 0.6])],
            Tasks =
            [
                new TaskMetrics("MAX", [new PlotCategory("AUROC", [0.8, 0.9])]),
                new TaskMetrics("SP1", [new PlotCategory("AUROC", [0.5, double.NaN])]),
            ],
            Settings = [new ReportEntry("epochs", "2")],
            Notes = ["a note"],
        }).ToHtml();
        Assert.Contains("koo on &lt;data&gt;", html);
        Assert.Contains("convolution2", html);
        Assert.Contains("cross-entropy", html);
        Assert.Contains("0.850", html);
        // The undefined fold does not count.
        Assert.Contains("0.500 (0.000)", html);
        Assert.Contains("a note", html);
        XDocument.Parse(html.Replace("<!DOCTYPE html>", ""));
    }

    [TestMethod]
    public void A_page_of_losses_has_the_drawing_and_the_numbers()
    {
        var curve = new LearningCurve([new EpochLoss(0.75, double.NaN), new EpochLoss(0.5, double.NaN)]);
        string html = LearningCurvePage.Create("run", curve).ToHtml();
        Assert.Contains("<svg", html);
        Assert.Contains("0.750", html);
    }
}
