using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class TableWriterTests
{
    [TestMethod]
    public void Rows_follow_the_header()
    {
        using var text = new StringWriter();
        var table = new TableWriter(text, "name", "score", "kept");
        table.WriteRow("seq1", 0.5, true);
        table.WriteRow("a\tb\r\nc", null, false);
        Assert.AreEqual("name\tscore\tkept\nseq1\t0.5\ttrue\na b  c\t\tfalse\n", text.ToString());
    }

    [TestMethod]
    public void Special_numbers_are_spelled_as_the_field_reads_them()
    {
        Assert.AreEqual("NaN", TableWriter.Format(double.NaN));
        Assert.AreEqual("inf", TableWriter.Format(float.PositiveInfinity));
        Assert.AreEqual("-inf", TableWriter.Format(double.NegativeInfinity));
        Assert.AreEqual("0.1", TableWriter.Format(0.1f));
        Assert.AreEqual("-12", TableWriter.Format(-12));
        Assert.AreEqual("Monday", TableWriter.Format(DayOfWeek.Monday));
    }

    [TestMethod]
    public void Numbers_read_back_as_they_were()
    {
        Prop.ForAll<double, float>((d, f) =>
            (double.IsNaN(d) || double.IsInfinity(d)
                || double.Parse(TableWriter.Format(d), CultureInfo.InvariantCulture).Equals(d))
            && (float.IsNaN(f) || float.IsInfinity(f)
                || float.Parse(TableWriter.Format(f), CultureInfo.InvariantCulture).Equals(f)))
            .QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Wrong_cell_count_is_refused()
    {
        using var text = new StringWriter();
        Assert.ThrowsExactly<ArgumentException>(() => new TableWriter(text, "a", "a"));
        var table = new TableWriter(text, "a", "b");
        Assert.ThrowsExactly<ArgumentException>(() => table.WriteRow("x"));
    }
}
