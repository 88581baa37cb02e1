using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public class NetworkTests
{
    private static readonly Layer[] Head = [new GlobalMaxPooling(), new Dense(1)];

    [TestMethod]
    public void Wrong_settings_fail_with_network_and_layer()
    {
        AssertFails("convolution1: filters 0: must be 1 or more", new Convolution(0, 3));
        AssertFails("convolution1: width 0: must be 1 or more", new Convolution(3, 0));
        AssertFails("convolution1: stride 0: must be 1 or more", new Convolution(3, 3) { Stride = 0 });
        AssertFails("convolution1: dilation -1: must be 1 or more", new Convolution(3, 3) { Dilation = -1 });
        AssertFails("convolution1: padding 7: must be valid or same", new Convolution(3, 3) { Padding = (Padding)7 });
        AssertFails("convolution1: width 2000000000: must be shorter", new Convolution(3, 2_000_000_000));
        AssertFails("convolution1: l1 -1, l2 0: must be 0 or more", new Convolution(3, 3) { Weights = new WeightSettings { L1 = -1 } });
        AssertFails("convolution1: l1 0, l2 NaN: must be 0 or more", new Convolution(3, 3) { Weights = new WeightSettings { L2 = double.NaN } });
        AssertFails("convolution1: maxNorm -0.5: must be 0 or more", new Convolution(3, 3) { Weights = new WeightSettings { MaxNorm = -0.5 } });
        AssertFails("convolution1: start 9: must be one of the initializations", new Convolution(3, 3) { Weights = new WeightSettings { Start = (Initialization)9 } });
        AssertFails("multinomialConvolution1: filters -1: must be 1 or more", new MultinomialConvolution(-1, 3));
        AssertFails("multinomialConvolution1: width 0: must be 1 or more", new MultinomialConvolution(3, 0));
        AssertFails("multinomialConvolution1: alpha 0: must be positive", new MultinomialConvolution(3, 3) { Alpha = 0 });
        AssertFails("multinomialConvolution1: llrScale 5: must be one or inverseAlpha", new MultinomialConvolution(3, 3) { LlrScale = (LlrScale)5 });
        AssertFails("multinomialConvolution1: start 9: must be one of the initializations", new MultinomialConvolution(3, 3) { Start = (Initialization)9 });
        AssertFails("batchNormalization1: momentum 1: must be at least 0 and below 1", new BatchNormalization { Momentum = 1 });
        AssertFails("batchNormalization1: epsilon 0: must be positive", new BatchNormalization { Epsilon = 0 });
        AssertFails("activation1: function 8: must be linear, relu, exponential, sigmoid or softplus", new Activation((ActivationFunction)8));
        AssertFails("dropout1: rate 1: must be at least 0 and below 1", new Dropout(1));
        AssertFails("maxPooling1: size 0: must be 1 or more", new MaxPooling(0));
        AssertFails("maxPooling1: stride 0: must be 1 or more", new MaxPooling(2) { Stride = 0 });
        AssertFails("maxPooling1: padding 3: must be valid or same", new MaxPooling(2) { Padding = (Padding)3 });
        AssertFails("bothStrands1: merge 3: must be concatenate or maximum", new BothStrands((StrandMerge)3, [new Convolution(3, 3)]));
        AssertFails("dense1: units 0: must be 1 or more", new Flatten(), new Dense(0));
        AssertFails("dense1: maxNorm NaN: must be 0 or more", new Flatten(), new Dense(2) { Weights = new WeightSettings { MaxNorm = double.NaN } });
    }

    [TestMethod]
    public void Layers_that_cannot_read_their_input_fail_with_network_and_layer()
    {
        AssertFails("convolution1: its window of 21 positions is wider than its input of 20", new Convolution(3, 21));
        AssertFails("convolution1: its window of 21 positions is wider than its input of 20", new Convolution(3, 11) { Dilation = 2 });
        AssertFails("convolution2: its window of 7 positions is wider than its input of 6", new Convolution(3, 3), new MaxPooling(3), new Convolution(3, 7));
        AssertFails("maxPooling1: its window of 30 positions is wider than its input of 20", new MaxPooling(30));
        AssertFails("multinomialConvolution1: its window of 21 positions is wider than its input of 20", new MultinomialConvolution(3, 21));
        AssertFails("multinomialConvolution1: it reads the sequence itself, so it must come first", new Convolution(4, 3), new MultinomialConvolution(3, 3));
        AssertFails("multinomialConvolution1: it reads the sequence itself, so it must come first", new Residual([new MultinomialConvolution(4, 1)]));
        AssertFails("bothStrands1: it reads the sequence itself, so it must come first", new Convolution(4, 3), new BothStrands(StrandMerge.Maximum, [new Convolution(3, 3)]));
        AssertFails("bothStrands2: it reads the sequence itself, so it must come first", new BothStrands(StrandMerge.Maximum, [new Activation(ActivationFunction.Relu)]), new BothStrands(StrandMerge.Maximum, [new Convolution(3, 3)]));
        AssertFails("bothStrands1: it holds no layers", new BothStrands(StrandMerge.Maximum, []));
        AssertFails("residual1: it holds no layers", new Residual([]));
        AssertFails("residual1: its layers make 18 x 4 of 20 x 4; both must have the same shape", new Residual([new Convolution(4, 3)]));
        AssertFails("dense1: it reads a vector, but its input is 20 x 4: put flatten or globalMaxPooling before it", new Dense(3));
        AssertFails("inner: filters -2: must be 1 or more", new BothStrands(StrandMerge.Maximum, [new Convolution(-2, 3) { Name = "inner" }]));
    }

    [TestMethod]
    public void Names_must_be_there_and_unique()
    {
        AssertFails("a: another layer has the same name", new Flatten { Name = "a" }, new Dropout(0) { Name = "a" });
        AssertFails("a: another layer has the same name", new Residual([new Dropout(0) { Name = "a" }]) { Name = "a" });
        AssertFails("flatten: its name is empty, or has a line break or another control character", new Flatten { Name = " " });
        AssertFails("flatten: its name is empty, or has a line break or another control character", new Flatten { Name = "a\tb" });
        Network named = new("n", 20, [new Dropout(0) { Name = "dropout2" }, new Dropout(0), new Dropout(0), .. Head], ["task"]);
        CollectionAssert.AreEqual(
            new[] { "dropout2", "dropout1", "dropout3", "globalMaxPooling1", "dense1" },
            named.Steps.Select(step => step.Name).ToArray());
    }

    [TestMethod]
    public void Wrong_networks_fail_with_their_name()
    {
        AssertMessage("network n: input length 0: must be 1 or more", () => new Network("n", 0, [.. Head], ["task"]));
        AssertMessage("network n: it has no layers", () => new Network("n", 5, [], ["task"]));
        AssertMessage("network n: it has no tasks", () => new Network("n", 5, [.. Head], []));
        AssertMessage("network n: two tasks are named b", () => new Network("n", 5, [.. Head], ["a", "b", "b"]));
        AssertMessage("network n: the name of a task is empty, or has a line break or another control character", () => new Network("n", 5, [.. Head], ["a", ""]));
        AssertMessage("network: its name is empty, or has a line break or another control character", () => new Network("a\nb", 5, [.. Head], ["a"]));
        AssertMessage("network n, layer dense1: gives 1 x 1, but 2 tasks need 1 x 2", () => new Network("n", 5, [.. Head], ["a", "b"]));
        AssertMessage("network n, layer activation1: gives 5 x 4, but 1 task needs 1 x 1", () => new Network("n", 5, [new Activation(ActivationFunction.Relu)], ["a"]));
        AssertMessage("network n has no layer conv; it has globalMaxPooling1, dense1", () => new Network("n", 5, [.. Head], ["a"]).Step("conv"));
    }

    [TestMethod]
    public void Networks_larger_than_memory_fail()
    {
        // 200,000 x 10,000 weights in the dense layer.
        AssertMessage(
            "network n: 2000010001 parameters are more than memory holds at once",
            () => new Network("n", 50_000, [new Flatten(), new Dense(10_000) { Bias = false }, new Dense(1)], ["a"]));
        AssertFails("convolution1: its output or its parameters are larger than memory holds", new Convolution(1_000_000_000, 1));
        AssertFails(
            "convolution2: its output or its parameters are larger than memory holds",
            new Convolution(10_000_000, 1),
            new Convolution(int.MaxValue, 1_000_000_000) { Padding = Padding.Same, Bias = false });
        Layer[] deep = [new Dropout(0)];
        for (int i = 0; i < 40; i++)
            deep = [new Residual(LayerSequence.Create(deep))];
        AssertFails("residual: more than 32 layers hold it", deep);
    }

    [TestMethod]
    public void Networks_are_equal_by_what_they_describe()
    {
        Assert.AreEqual(Architectures.Basset(), Architectures.Basset());
        Assert.AreEqual(Architectures.Basset().GetHashCode(), Architectures.Basset().GetHashCode());
        Assert.AreNotEqual(Architectures.Basset(), Architectures.Basset(700));
        Assert.AreNotEqual(Architectures.Basset(), Architectures.BD5());
        Assert.AreNotEqual(
            Architectures.NeuronMotifToy1(), Architectures.NeuronMotifToy1(tasks: ["other"]));
    }

    private static void AssertFails(string message, params Layer[] layers) => AssertMessage(
        $"network n, layer {message}", () => new Network("n", 20, [.. layers, .. Head], ["task"]));

    private static void AssertMessage(string message, Func<object> make) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(make).Message);
}
