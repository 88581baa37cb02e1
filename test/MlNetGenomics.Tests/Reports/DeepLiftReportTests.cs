using System.Xml.Linq;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class DeepLiftReportTests
{
    [TestMethod]
    public void The_first_logo_has_the_sequence_s_letters_and_the_second_all_four()
    {
        float[] map = [4, -1, -2, -3, 1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4];
        var data = new AttributionReportData
        {
            Title = "T",
            Target = "task x",
            // The same but for rounding.
            Sequences = [new AttributionSequence("s", Dna.Encode("ACNT"), 2, map) { Prediction = 2.0000002 }],
            SequenceCount = 1,
        };
        XElement page = HtmlReportTests.Parse(DeepLiftReport.Create(data, "no base at any position").ToHtml());
        XElement[] logos = [.. page.Descendants("figure")];
        Assert.HasCount(2, logos);
        // A, C and T; an N has no letter.
        Assert.HasCount(3, logos[0].Descendants("use"));
        Assert.HasCount(16, logos[1].Descendants("use"));
        Assert.AreEqual("s: value 2.000", page.Descendants("h3").Single().Value);
    }
}
