using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class LearningCurveTests
{
    [TestMethod]
    public void The_table_has_a_row_an_epoch()
    {
        var writer = new StringWriter();
        new LearningCurve([new EpochLoss(0.5, 0.75), new EpochLoss(0.25, double.NaN)]).WriteTable(writer);
        Assert.AreEqual("epoch\ttraining_loss\tvalidation_loss\n1\t0.5\t0.75\n2\t0.25\t\n", writer.ToString());
    }

    [TestMethod]
    public void Both_losses_are_drawn_and_named_where_there_are_both()
    {
        string both = new LearningCurve([new EpochLoss(0.5, 0.75), new EpochLoss(0.25, 0.5)]).Draw().ToFile();
        StringAssert.Contains(both, "training");
        StringAssert.Contains(both, "validation");
        string one = new LearningCurve([new EpochLoss(0.5, double.NaN), new EpochLoss(0.25, double.NaN)]).Draw().ToFile();
        Assert.DoesNotContain("validation", one);
    }

    [TestMethod]
    public void Files_are_written_whole()
    {
        using var folder = new TemporaryFolder();
        var curve = new LearningCurve([new EpochLoss(1, 2)]);
        curve.SaveTable(folder.File("curve.tsv"));
        curve.Draw().Save(folder.File("curve.svg"));
        Assert.HasCount(2, File.ReadAllLines(folder.File("curve.tsv")));
        StringAssert.StartsWith(File.ReadAllText(folder.File("curve.svg")), "<svg");
    }
}
