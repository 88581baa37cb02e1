namespace MlNetGenomics.Tests;

[TestClass]
public class NearestNameTests
{
    private static readonly string[] Known = ["padding", "stride", "l1", "convolution"];

    [TestMethod]
    [DataRow("paddnig", "; did you mean 'padding'? known are padding, stride, l1, convolution")]
    [DataRow("Padding", "; did you mean 'padding'? known are padding, stride, l1, convolution")]
    [DataRow("strides", "; did you mean 'stride'? known are padding, stride, l1, convolution")]
    [DataRow("l2", "; did you mean 'l1'? known are padding, stride, l1, convolution")]
    [DataRow("convoltion", "; did you mean 'convolution'? known are padding, stride, l1, convolution")]
    [DataRow("paddign", "; did you mean 'padding'? known are padding, stride, l1, convolution")]
    [DataRow("l11", "; did you mean 'l1'? known are padding, stride, l1, convolution")]
    [DataRow("colour", "; known are padding, stride, l1, convolution")]
    [DataRow("", "; known are padding, stride, l1, convolution")]
    public void Near_names_are_suggested(string name, string advice)
    {
        Assert.AreEqual(advice, NearestName.Advise(name, Known));
    }

    [TestMethod]
    public void A_long_list_is_cut_short()
    {
        string[] many = [.. Enumerable.Range(1, 500).Select(number => $"motif{number}")];
        string advice = NearestName.Advise("motif4444", many);
        Assert.StartsWith("; did you mean 'motif444'? known are motif1, motif2, ", advice);
        Assert.EndsWith(", motif30 and 470 more", advice);
    }
}
