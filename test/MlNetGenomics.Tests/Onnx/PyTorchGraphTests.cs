using Google.Protobuf;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Graphs as PyTorch's exporter writes them, channels first, score the same when read as networks.</summary>
[TestClass]
public sealed class PyTorchGraphTests
{
    [TestMethod]
    public void Convolutions_pools_and_linear_layers()
    {
        var g = new ForeignGraph(4, 41);
        string x = g.Node(
            "Conv", [g.Input, g.Weights(6, 4, 7), g.Weights(6)],
            OnnxAttribute.Ints("dilations", 1), OnnxAttribute.Int("group", 1), OnnxAttribute.Ints("kernel_shape", 7),
            OnnxAttribute.Ints("pads", 3, 3), OnnxAttribute.Ints("strides", 1));
        x = g.Node("Relu", g.Normalize(x, 6));
        x = g.Node(
            "MaxPool", x, OnnxAttribute.Int("ceil_mode", 0), OnnxAttribute.Ints("dilations", 1),
            OnnxAttribute.Ints("kernel_shape", 3), OnnxAttribute.Ints("pads", 0, 0), OnnxAttribute.Ints("strides", 3));
        x = g.Node(
            "Conv", [x, g.Weights(5, 6, 3)], OnnxAttribute.Ints("dilations", 2), OnnxAttribute.Ints("strides", 2));
        x = g.Node("Exp", x);
        x = g.Node("Flatten", x, OnnxAttribute.Int("axis", 1));
        x = g.Node("Gemm", [x, g.Weights(8, 25), g.Weights(8)], OnnxAttribute.Int("transB", 1));
        x = g.Node("Relu", g.Normalize(x, 8));
        x = g.Node("Dropout", x);
        x = g.Node("Gemm", [x, g.Weights(3, 8), g.Weights(3)], OnnxAttribute.Int("transB", 1));
        NetworkModel model = g.AssertImports(g.Finish(g.Node("Sigmoid", x), OnnxDimension.Batch, 3));

        CollectionAssert.AreEqual(
            new[]
            {
                "Convolution", "BatchNormalization", "Activation", "MaxPooling", "Convolution", "Activation", "Flatten",
                "Dense", "BatchNormalization", "Activation", "Dense", "Activation",
            },
            model.Network.Steps.Select(step => step.Layer.GetType().Name).ToArray());
        Assert.AreEqual(Padding.Same, ((Convolution)model.Network.Layers[0]).Padding);
        Assert.AreEqual(1e-3, ((BatchNormalization)model.Network.Layers[1]).Epsilon);
        CollectionAssert.AreEqual(new[] { "task1", "task2", "task3" }, model.Network.Tasks.ToArray());
        Assert.AreEqual("foreign", model.Network.Name);
    }

    [TestMethod]
    public void Flattening_by_a_shape_worked_out_from_the_input()
    {
        var g = new ForeignGraph(4, 20);
        string x = g.Node("Relu", g.Node("Conv", [g.Input, g.Weights(3, 4, 5)]));
        string zero = g.Builder.Int64Constant("zero", [0]);
        string count = g.Node("Gather", [g.Node("Shape", x), zero], OnnxAttribute.Int("axis", 0));
        string first = g.Node("Unsqueeze", [count, g.Integers(0)]);
        string shape = g.Node("Concat", [first, g.Integers(-1)], OnnxAttribute.Int("axis", 0));
        x = g.Node("Reshape", [x, shape]);
        string transposed = g.Node("Transpose", g.Weights(2, 48), OnnxAttribute.Ints("perm", 1, 0));
        x = g.Node("Add", [g.Weights(2), g.Node("MatMul", [x, g.Node("Identity", transposed)])]);
        NetworkModel model = g.AssertImports(g.Finish(x, OnnxDimension.Batch, 2));
        Assert.IsTrue(((Dense)model.Network.Layers[^1]).Bias);
    }

    [TestMethod]
    [DataRow(new long[] { 4, 1, 30 }, new long[] { 5, 4, 1, 6 }, new long[] { 1, 5 })]
    [DataRow(new long[] { 4, 30, 1 }, new long[] { 5, 4, 6, 1 }, new long[] { 5, 1 })]
    [DataRow(new long[] { 1, 4, 30 }, new long[] { 5, 1, 4, 6 }, new long[] { 1, 5 })]
    [DataRow(new long[] { 1, 30, 4 }, new long[] { 5, 1, 6, 4 }, new long[] { 5, 1 })]
    public void Pictures_of_one_row_or_of_four(long[] input, long[] kernel, long[] pool)
    {
        var g = new ForeignGraph(input);
        string x = g.Node("Relu", g.Node("Conv", [g.Input, g.Weights(kernel), g.Weights(5)]));
        x = g.Node(
            "MaxPool", x, OnnxAttribute.Ints("kernel_shape", pool), OnnxAttribute.Ints("strides", pool));
        x = g.Normalize(x, 5);
        x = g.Node("Reshape", [x, g.Integers(-1, 25)]);
        x = g.Node("Gemm", [x, g.Weights(25, 2), g.Floats([0.5f])]);
        g.AssertImports(g.Finish(x, OnnxDimension.Batch, 2));
    }

    [TestMethod]
    public void A_channel_axis_that_looks_like_the_positions()
    {
        var g = new ForeignGraph(4, 4);
        string x = g.Node("Conv", [g.Input, g.Weights(3, 4, 2)]);
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(9, 1)]);
        // [N, 4, 4]: read as rows first, the convolution does not fit, as columns it does.
        NetworkModel model = NetworkOnnx.Import(g.Finish(x), "square");
        Assert.AreEqual(4, model.Network.InputLength);
    }

    [TestMethod]
    public void The_larger_of_two_strands()
    {
        var g = new ForeignGraph(4, 25);
        string weights = g.Weights(4, 4, 6);
        string bias = g.Weights(4);
        string reverse = g.Node(
            "Slice", [g.Input, g.Integers(-1, -1), g.Integers(long.MinValue, long.MinValue), g.Integers(1, 2),
                g.Integers(-1, -1)]);
        string[] strands =
        [
            .. new[] { g.Input, reverse }.Select(strand => g.Node("Relu", g.Node("Conv", [strand, weights, bias]))),
        ];
        string mirrored = g.Node(
            "Slice", [strands[1], g.Integers(-1), g.Integers(-100), g.Integers(2), g.Integers(-1)]);
        string x = g.Node("Max", [mirrored, strands[0]]);
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(80, 2)]);
        NetworkModel model = g.AssertImports(g.Finish(x, OnnxDimension.Batch, 2));
        Assert.AreEqual(StrandMerge.Maximum, ((BothStrands)model.Network.Layers[0]).Merge);
    }

    [TestMethod]
    public void Vectors_of_two_strands_side_by_side()
    {
        var g = new ForeignGraph(4, 17);
        string weights = g.Weights(3, 4, 5);
        long[] backwards = [.. Enumerable.Range(0, 17).Reverse().Select(i => (long)i)];
        string complement = g.Node("Gather", [g.Input, g.Integers(3, 2, 1, 0)], OnnxAttribute.Int("axis", 1));
        string reverse = g.Node("Gather", [complement, g.Integers(backwards)], OnnxAttribute.Int("axis", -1));
        string[] strands =
        [
            .. new[] { g.Input, reverse }
                .Select(strand => g.Node("Flatten", g.Node("GlobalMaxPool", g.Node("Conv", [strand, weights])))),
        ];
        string x = g.Node("Concat", strands, OnnxAttribute.Int("axis", 1));
        x = g.Node("Gemm", [x, g.Weights(1, 6), g.Weights(1)], OnnxAttribute.Int("transB", 1));
        NetworkModel model = g.AssertImports(g.Finish(x));
        Assert.AreEqual(StrandMerge.Concatenate, ((BothStrands)model.Network.Layers[0]).Merge);
    }

    [TestMethod]
    public void Residual_blocks()
    {
        var g = new ForeignGraph(4, 18);
        string x = g.Node("Conv", [g.Input, g.Weights(5, 4, 3)], OnnxAttribute.Ints("pads", 1, 1));
        for (int block = 1; block <= 2; block++)
        {
            string inner = g.Node("Relu", g.Normalize(x, 5));
            inner = g.Node(
                "Conv", [inner, g.Weights(5, 5, 3), g.Weights(5)],
                OnnxAttribute.Ints("pads", block, block), OnnxAttribute.Ints("dilations", block));
            x = g.Node("Add", block == 1 ? [inner, x] : [x, inner]);
        }
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(90, 1)]);
        NetworkModel model = g.AssertImports(g.Finish(x));
        Assert.AreEqual(2, model.Network.Layers.Count(layer => layer is Residual));
    }

    [TestMethod]
    [DataRow(9, 2, 2, new long[] { 0, 0 }, 1, Padding.Same)]
    [DataRow(8, 2, 2, new long[] { 0, 0 }, 1, Padding.Valid)]
    [DataRow(9, 3, 1, new long[] { 1, 1 }, 0, Padding.Same)]
    [DataRow(9, 3, 2, new long[] { 0, 1 }, 0, Padding.Valid)]
    public void Pools_that_are_rounded_up_or_padded(
        int length, int size, int stride, long[] pads, int ceiling, Padding expected)
    {
        var g = new ForeignGraph(4, length);
        string x = g.Node(
            "MaxPool", g.Node("Conv", [g.Input, g.Weights(3, 4, 1)]), OnnxAttribute.Ints("kernel_shape", size),
            OnnxAttribute.Ints("strides", stride), OnnxAttribute.Ints("pads", pads),
            OnnxAttribute.Int("ceil_mode", ceiling));
        x = g.Node("ReduceMax", g.Node("Exp", x), OnnxAttribute.Ints("axes", -1), OnnxAttribute.Int("keepdims", 0));
        NetworkModel model = g.AssertImports(g.Finish(g.Node("Gemm", [x, g.Weights(3, 1)])));
        Assert.AreEqual(expected, ((MaxPooling)model.Network.Layers[1]).Padding);
    }

    [TestMethod]
    public void A_fixed_number_of_sequences()
    {
        var g = new ForeignGraph(4, 12);
        string x = g.Node("Conv", [g.Input, g.Weights(2, 4, 3)]);
        x = g.Node("Gemm", [g.Node("Reshape", [x, g.Integers(1, -1)]), g.Weights(20, 1)]);
        ModelProto proto = ModelProto.Parser.ParseFrom(g.Finish(x));
        proto.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue = 1;
        proto.Graph.Output[0].Type.TensorType.Shape.Dim[0].DimValue = 1;
        g.AssertImports(proto.ToByteArray());
    }

    [TestMethod]
    public void Axes_as_settings_as_in_operator_set_11()
    {
        var g = new ForeignGraph(4, 15);
        string x = g.Node("Conv", [g.Input, g.Weights(3, 4, 4)]);
        x = g.Node("Unsqueeze", x, OnnxAttribute.Ints("axes", 2));
        x = g.Node("MaxPool", x, OnnxAttribute.Ints("kernel_shape", 1, 4), OnnxAttribute.Ints("strides", 1, 4));
        x = g.Node("Squeeze", x, OnnxAttribute.Ints("axes", -2));
        x = g.Node("Gemm", [g.Node("Flatten", x), g.Weights(9, 1)]);
        g.AssertImports(InOperatorSet(11, g.Finish(x)));
    }

    [TestMethod]
    public void Axes_as_inputs_as_in_operator_set_18()
    {
        var g = new ForeignGraph(4, 15);
        string x = g.Node("Softplus", g.Node("Conv", [g.Input, g.Weights(3, 4, 4)]));
        x = g.Node("ReduceMax", [x, g.Integers(2)], OnnxAttribute.Int("keepdims", 0));
        g.AssertImports(InOperatorSet(18, g.Finish(g.Node("Gemm", [x, g.Weights(3, 1)]))));
    }

    private static byte[] InOperatorSet(long version, byte[] onnx)
    {
        ModelProto proto = ModelProto.Parser.ParseFrom(onnx);
        proto.OpsetImport.Single().Version = version;
        return proto.ToByteArray();
    }
}
