using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class ChromosomeNamesTests
{
    [TestMethod]
    [DataRow("1", "chr1")]
    [DataRow("chr1", "chr1")]
    [DataRow("CHR1", "chr1")]
    [DataRow("chrX", "X")]
    [DataRow("MT", "chrM")]
    [DataRow("M", "chrM")]
    [DataRow("2", "2")]
    [DataRow("chr3", null)]
    [DataRow("chr", null)]
    public void Are_found_in_either_spelling(string asked, string? found)
    {
        var names = new ChromosomeNames(["chr1", "X", "chrM", "chr2", "2"]);
        Assert.AreEqual(found, names.Find(asked));
    }

    [TestMethod]
    public void A_name_that_is_there_comes_first()
    {
        var names = new ChromosomeNames(["chr2", "2"]);
        Assert.AreEqual("2", names.Find("2"));
        Assert.AreEqual("chr2", names.Find("chr2"));
    }
}
