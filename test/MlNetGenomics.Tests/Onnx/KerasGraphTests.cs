using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Graphs as tf2onnx writes them of Keras models, channels last, score the same as networks.</summary>
[TestClass]
public sealed class KerasGraphTests
{
    [TestMethod]
    public void Convolutions_between_transpositions_and_dense_layers_as_products_and_sums()
    {
        var g = new ForeignGraph(31, 4);
        string x = g.Node("Transpose", g.Input, OnnxAttribute.Ints("perm", 0, 2, 1));
        x = g.Node(
            "Conv", [x, g.Weights(6, 4, 8), g.Weights(6)], OnnxAttribute.String("auto_pad", "SAME_UPPER"),
            OnnxAttribute.Ints("kernel_shape", 8), OnnxAttribute.Ints("strides", 1));
        x = g.Node("Relu", x);
        x = g.Node(
            "MaxPool", x, OnnxAttribute.String("auto_pad", "VALID"), OnnxAttribute.Ints("kernel_shape", 4),
            OnnxAttribute.Ints("strides", 4));
        // Back to positions first, so that the dense layer's weights are in Keras's order.
        x = g.Node("Transpose", x, OnnxAttribute.Ints("perm", 0, 2, 1));
        x = g.Node("Reshape", [x, g.Integers(-1, 42)]);
        x = g.Node("Relu", g.Node("Add", [g.Node("MatMul", [x, g.Weights(42, 5)]), g.Weights(5)]));
        x = g.Node("Sigmoid", g.Node("Add", [g.Node("MatMul", [x, g.Weights(5, 2)]), g.Weights(1, 2)]));
        NetworkModel model = g.AssertImports(g.Finish(x, OnnxDimension.Batch, 2));

        Assert.AreEqual(Padding.Same, ((Convolution)model.Network.Layers[0]).Padding);
        Assert.AreEqual(2, model.Network.Layers.Count(layer => layer is Dense { Bias: true }));
    }

    [TestMethod]
    public void Convolutions_as_pictures_of_one_row_and_normalizations_as_products_and_sums()
    {
        var g = new ForeignGraph(24, 4);
        string x = g.Node("Unsqueeze", [g.Input, g.Integers(1)]);
        x = g.Node("Transpose", x, OnnxAttribute.Ints("perm", 0, 3, 1, 2));
        x = g.Node("Conv", [x, g.Weights(5, 4, 1, 5)], OnnxAttribute.Ints("strides", 1, 2));
        x = g.Node("Add", [x, g.Weights(1, 5, 1, 1)]);
        x = g.Node("Squeeze", [x, g.Integers(2)]);
        x = g.Node("Transpose", x, OnnxAttribute.Ints("perm", 0, 2, 1));
        x = g.Node("Add", [g.Node("Mul", [x, g.Positive(5)]), g.Weights(1, 1, 5)]);
        x = g.Node("Div", [g.Node("Sub", [x, g.Weights(5)]), g.Positive(5)]);
        x = g.Node("Mul", [g.Floats([0.5f]), g.Node("Softplus", x)]);
        x = g.Node("ReduceMax", x, OnnxAttribute.Ints("axes", 1), OnnxAttribute.Int("keepdims", 1));
        x = g.Node("Squeeze", [x, g.Integers(1)]);
        x = g.Node("Identity", g.Node("MatMul", [x, g.Weights(5, 1)]));
        NetworkModel model = g.AssertImports(g.Finish(x));

        Assert.IsTrue(((Convolution)model.Network.Layers[0]).Bias);
        CollectionAssert.AreEqual(
            new[] { "Convolution", "BatchNormalization", "BatchNormalization", "Activation", "BatchNormalization",
                "GlobalMaxPooling", "Dense" },
            model.Network.Layers.Select(layer => layer.GetType().Name).ToArray());
    }

    [TestMethod]
    public void Padded_pools_dense_layers_at_each_position_and_normalized_vectors()
    {
        var g = new ForeignGraph(23, 4);
        string x = g.Node("Relu", g.Node("Add", [g.Node("MatMul", [g.Input, g.Weights(4, 6)]), g.Weights(6)]));
        x = g.Node("Transpose", x, OnnxAttribute.Ints("perm", 0, 2, 1));
        x = g.Node(
            "MaxPool", x, OnnxAttribute.String("auto_pad", "SAME_UPPER"), OnnxAttribute.Ints("kernel_shape", 4),
            OnnxAttribute.Ints("strides", 4));
        x = g.Node("Flatten", x);
        // Channel by channel, as the axes stood when they were joined.
        x = g.Node("Relu", g.Normalize(x, 36));
        x = g.Node("Mul", [x, g.Positive(36)]);
        x = g.Normalize(g.Node("MatMul", [x, g.Weights(36, 3)]), 3);
        g.AssertImports(g.Finish(x, OnnxDimension.Batch, 3));
    }

    [TestMethod]
    public void Tracks_of_two_strands_one_after_the_other()
    {
        var g = new ForeignGraph(20, 4);
        string weights = g.Weights(3, 4, 6);
        string bias = g.Weights(3);
        string reverse = g.Node(
            "Slice", [g.Input, g.Integers(-1, -1), g.Integers(-1000, -1000), g.Integers(1, 2), g.Integers(-1, -1)]);
        string[] tracks =
        [
            .. new[] { g.Input, reverse }.Select(strand =>
            {
                string columns = g.Node("Transpose", strand, OnnxAttribute.Ints("perm", 0, 2, 1));
                string track = g.Node("Conv", [columns, weights, bias]);
                return g.Node("Transpose", track, OnnxAttribute.Ints("perm", 0, 2, 1));
            }),
        ];
        string x = g.Node("Concat", tracks, OnnxAttribute.Int("axis", 1));
        x = g.Node("ReduceMax", g.Node("Relu", x), OnnxAttribute.Ints("axes", 1), OnnxAttribute.Int("keepdims", 0));
        x = g.Node("Add", [g.Node("MatMul", [x, g.Weights(3, 1)]), g.Weights(1)]);
        NetworkModel model = g.AssertImports(g.Finish(x));
        Assert.AreEqual(
            new BothStrands(StrandMerge.Concatenate, [new Convolution(3, 6)]), model.Network.Layers[0]);
    }

    [TestMethod]
    public void The_odd_zero_at_the_beginning_is_another_network()
    {
        foreach ((int width, bool isSame) in ((int, bool)[])[(5, true), (4, false)])
        {
            var g = new ForeignGraph(11, 4);
            string x = g.Node("Transpose", g.Input, OnnxAttribute.Ints("perm", 0, 2, 1));
            x = g.Node("Conv", [x, g.Weights(2, 4, width)], OnnxAttribute.String("auto_pad", "SAME_LOWER"));
            byte[] onnx = g.Finish(g.Node("Gemm", [g.Node("Flatten", x), g.Weights(22, 1)]));
            if (isSame)
                g.AssertImports(onnx);
            else
            {
                GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(onnx, "lower"));
                Assert.Contains("windows start 2 positions before the first", e.Message);
            }
        }
    }
}
