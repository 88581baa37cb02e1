using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks.Layers;

[TestClass]
public class ReceptiveFieldTests
{
    [TestMethod]
    public void Windows_add_up_by_stride_and_dilation()
    {
        // 3 bases; then 3 positions 2 apart: 3 + 2 * 2; pooled by 4 with stride 3: 7 + 3; then 2 positions,
        // 3 bases apart.
        Network network = new(
            "n",
            60,
            [
                new Convolution(2, 3), new Convolution(2, 3) { Dilation = 2 }, new MaxPooling(4) { Stride = 3 },
                new Convolution(2, 2) { Stride = 2 }, new GlobalMaxPooling(), new Dense(1),
            ],
            ["task"]);
        Assert.AreEqual(new ReceptiveField(0, 3, 1), network.Step("convolution1").ReceptiveField);
        Assert.AreEqual(new ReceptiveField(0, 7, 1), network.Step("convolution2").ReceptiveField);
        Assert.AreEqual(new ReceptiveField(0, 10, 3), network.Step("maxPooling1").ReceptiveField);
        Assert.AreEqual(new ReceptiveField(0, 13, 6), network.Step("convolution3").ReceptiveField);
        FeatureShape shape = network.Step("convolution3").Output;
        Assert.AreEqual(13 + 6 * (shape.Positions - 1), network.Step("dense1").ReceptiveField.Width);
    }

    [TestMethod]
    public void Padding_starts_before_the_first_base()
    {
        Network network = new(
            "n",
            20,
            [
                new Convolution(2, 5) { Padding = Padding.Same }, new MaxPooling(4) { Stride = 2, Padding = Padding.Same },
                new Convolution(2, 3) { Padding = Padding.Same }, new GlobalMaxPooling(), new Dense(1),
            ],
            ["task"]);
        Assert.AreEqual(new ReceptiveField(-2, 5, 1), network.Step("convolution1").ReceptiveField);
        // 20 windows of 4 by 2: 10 outputs need 22 positions, one of the two padded ones comes first.
        Assert.AreEqual(new ReceptiveField(-3, 8, 2), network.Step("maxPooling1").ReceptiveField);
        Assert.AreEqual(new ReceptiveField(-5, 12, 2), network.Step("convolution2").ReceptiveField);
    }
}
