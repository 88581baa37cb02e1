using Google.Protobuf;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>What is no network is refused in one line that names the file, the node and the operator.</summary>
[TestClass]
public sealed class NetworkOnnxErrorTests
{
    [TestMethod]
    public void Operators_and_settings_that_networks_lack_are_named()
    {
        AssertRefused(
            "node convolution1 (LSTM): this operator is not supported", Changed(m => Conv(m).OpType = "LSTM"));
        AssertRefused("operators of com.microsoft are not supported", Changed(m => Conv(m).Domain = "com.microsoft"));
        AssertRefused("(Conv): group is 2, only 1", Set("Conv", OnnxAttribute.Int("group", 2)));
        AssertRefused("the setting wings, which this reader does not know", Set("Conv", OnnxAttribute.Int("wings", 2)));
        AssertRefused("the setting group is of type Float, expected Int", Set("Conv", OnnxAttribute.Float("group", 1)));
        AssertRefused("strides is [0], expected 1 numbers of 1 or more", Set("Conv", OnnxAttribute.Ints("strides", 0)));
        AssertRefused("strides is [1,1], expected 1", Set("Conv", OnnxAttribute.Ints("strides", 1, 1)));
        AssertRefused("pads is [-1,0]", Set("Conv", OnnxAttribute.Ints("pads", -1, 0)));
        AssertRefused("its windows start 1 positions before", Set("Conv", OnnxAttribute.Ints("pads", 1, 0)));
        AssertRefused(
            "window of 8589934589 positions is too wide", Set("Conv", OnnxAttribute.Ints("dilations", int.MaxValue)));
        AssertRefused("auto_pad is SOMEHOW, expected", Set("Conv", OnnxAttribute.String("auto_pad", "SOMEHOW")));
        AssertRefused("kernel_shape is [4], its weights have [5]", Changed(m =>
            Conv(m).Attribute.Single(a => a.Name == "kernel_shape").Ints[0] = 4));
        AssertRefused("(MaxPool): its windows are dilated by 2", Set("MaxPool", OnnxAttribute.Ints("dilations", 2)));
        AssertRefused("transA is 1, only 0", Set("Gemm", OnnxAttribute.Int("transA", 1)));
        AssertRefused("alpha is 2, only 1", Set("Gemm", OnnxAttribute.Float("alpha", 2)));
        AssertRefused("its biases have shape [2], expected [30]", Set("Gemm", OnnxAttribute.Int("transB", 1)));
        AssertRefused("moves the axis of the sequences", Changed(m => SetInts(m, "Transpose", "perm", 1, 0, 2)));
        AssertRefused("perm is [0,0,2]", Changed(m => SetInts(m, "Transpose", "perm", 0, 0, 2)));
        AssertRefused("axis is 0, which joins more", Set("Flatten", OnnxAttribute.Int("axis", 0)));
    }

    [TestMethod]
    public void Graphs_that_do_not_hang_together_are_refused()
    {
        AssertRefused("value nowhere, read by node convolution1 (Conv), is made by no operator", Changed(m =>
            Conv(m).Input[0] = "nowhere"));
        AssertRefused("value nowhere, read by the output of the model", Changed(m =>
        {
            m.Graph.Output[0].Name = "nowhere";
        }));
        AssertRefused(
            "waits for its own result: the graph has a cycle", Changed(m => Conv(m).Input[0] = "activation1"));
        AssertRefused("value bases is made twice", Changed(m => Conv(m).Output[0] = "bases"));
        AssertRefused("input 2 (weights) is not a constant of the model", Changed(m => Conv(m).Input[1] = "bases"));
        AssertRefused("its constant of shape [2,30] is not", Changed(m =>
        {
            NodeProto relu = Node(m, "Relu");
            relu.OpType = "Add";
            relu.Input.Add("dense1.weight");
            Tensor(m, "dense1.weight").Dims.Clear();
            Tensor(m, "dense1.weight").Dims.AddRange([2, 30]);
        }));
        AssertRefused("input 1 does not come from the sequence", Changed(m => Conv(m).Input.Clear()));
        AssertRefused("Score is a track of 5 x 6", Changed(m => Node(m, "Identity").Input[0] = "maxPooling1"));
        AssertRefused("does not come from the sequence", Changed(m => Node(m, "Identity").Input[0] = "dense1.bias"));
    }

    [TestMethod]
    public void Models_of_other_inputs_and_outputs_are_refused()
    {
        AssertRefused("has 2 inputs (Sequence, more), expected one", Changed(m =>
            m.Graph.Input.Add(new ValueInfoProto { Name = "more" })));
        AssertRefused("has 0 inputs", Changed(m => m.Graph.Input.Clear()));
        AssertRefused("has no output", Changed(m => m.Graph.Output.Clear()));
        AssertRefused("has 2 outputs (a, b), none of them named Score", Changed(m =>
        {
            m.MetadataProps.Clear();
            m.Graph.Output[0].Name = "a";
            m.Graph.Output.Add(new ValueInfoProto { Name = "b" });
        }));
        AssertRefused("takes Sequence Float [N, 20, 5], expected", Changed(m => Dimension(m, 2).DimValue = 5));
        AssertRefused("takes Sequence Double", Changed(m => m.Graph.Input[0].Type.TensorType.ElemType = 11));
        AssertRefused("takes Sequence Float, expected", Changed(m => m.Graph.Input[0].Type.TensorType.Shape = null));
        AssertRefused("takes Sequence Undefined, expected", Changed(m => m.Graph.Input[0].Type = null));
        AssertRefused("input Sequence has no fixed length, expected one", Changed(m =>
        {
            m.MetadataProps.Clear();
            Dimension(m, 1).DimParam = "L";
        }));
        AssertRefused("takes Sequence Float [N, 9223372036854775807, 4]", Changed(m =>
            Dimension(m, 1).DimValue = long.MaxValue));
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() =>
            NetworkOnnx.Import(Exported(), "model.onnx", "another"));
        Assert.AreEqual("model.onnx: the model has no output another; it has Score", e.Message);
    }

    [TestMethod]
    public void A_length_that_only_the_metadata_fix_is_taken_from_there()
    {
        byte[] onnx = Changed(m => Dimension(m, 1).DimParam = "L");
        Assert.AreEqual(20, NetworkOnnx.Import(onnx, "symbolic").Network.InputLength);
    }

    [TestMethod]
    public void Claimed_sizes_are_not_believed()
    {
        AssertRefused("dense1.weight holds 60 values, its shape asks for 1152921504606846976", Changed(m =>
        {
            Tensor(m, "dense1.weight").Dims.Clear();
            Tensor(m, "dense1.weight").Dims.AddRange([1L << 30, 1L << 30]);
        }));
        AssertRefused("holds 60 values, its shape asks for", Changed(m =>
        {
            Tensor(m, "dense1.weight").Dims.Clear();
            Tensor(m, "dense1.weight").Dims.AddRange([long.MaxValue, long.MaxValue, long.MaxValue]);
        }));
        AssertRefused("expected sizes of 0 or more", Changed(m => Tensor(m, "dense1.weight").Dims[0] = -1));
        AssertRefused("has 40 axes", Changed(m => Tensor(m, "dense1.weight").Dims.AddRange(new long[38])));
        AssertRefused("holds 2 values, its shape asks for 60", Changed(m =>
            Tensor(m, "dense1.weight").RawData = ByteString.CopyFrom(new byte[8])));
        AssertRefused("holds 60 values, its shape asks for 60", Changed(m =>
            Tensor(m, "dense1.weight").RawData = ByteString.CopyFrom(new byte[242])));
        AssertRefused("holds 0 values, its shape asks for 60", Changed(m =>
            Tensor(m, "dense1.weight").RawData = ByteString.Empty));
        AssertRefused("dense1.weight lies in another file", Changed(m =>
            Tensor(m, "dense1.weight").DataLocation = TensorProto.Types.DataLocation.External));
        AssertRefused("dense1.weight holds String, expected numbers", Changed(m =>
            Tensor(m, "dense1.weight").DataType = (int)OnnxElementType.String));
        AssertRefused("weights holds whole numbers", Changed(m =>
            Tensor(m, "dense1.weight").DataType = (int)OnnxElementType.Int32));
        AssertRefused("holds NaN, expected finite numbers", Changed(m =>
            Tensor(m, "dense1.bias").RawData = ByteString.CopyFrom(new byte[] { 255, 255, 255, 255, 0, 0, 0, 0 })));
    }

    [TestMethod]
    public void A_small_file_cannot_ask_for_much_memory()
    {
        // One matrix, multiplied by thousands of times.
        var g = new ForeignGraph(64, 4);
        string square = g.Weights(256, 256);
        string x = g.Node("Flatten", g.Input);
        for (int i = 0; i < 5000; i++)
            x = g.Node("MatMul", [x, square]);
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => NetworkOnnx.Import(g.Finish(x, OnnxDimension.Batch, 256), "often"));
        Assert.Contains("used so often", e.Message);
    }

    [TestMethod]
    public void Long_chains_and_deep_nesting_do_not_exhaust_the_stack()
    {
        var chain = new ForeignGraph(8, 4);
        string x = chain.Input;
        for (int i = 0; i < 20_000; i++)
            x = chain.Node("Relu", x);
        NetworkModel model = NetworkOnnx.Import(
            chain.Finish(chain.Node("Gemm", [chain.Node("Flatten", x), chain.Weights(32, 1)])), "chain");
        Assert.HasCount(20_002, model.Network.Steps);

        var nested = new ForeignGraph(8, 4);
        var inputs = new Stack<string>();
        x = nested.Input;
        for (int i = 0; i < 3000; i++)
        {
            inputs.Push(x);
            x = nested.Node("Relu", x);
        }
        while (inputs.TryPop(out string? input))
            x = nested.Node("Add", [x, input]);
        byte[] onnx = nested.Finish(nested.Node("Gemm", [nested.Node("Flatten", x), nested.Weights(32, 1)]));
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(onnx, "nested"));
        Assert.Contains("hold one another more than 32 deep", e.Message);
    }

    [TestMethod]
    public void Strands_must_share_their_layers()
    {
        foreach ((string what, string fragment) in ((string, string)[])
        [
            ("weights", "same layers with the same weights"), ("order", "in that order"),
            ("bases only", "is not the reverse complement"),
            ("sum", "neither of which is what the other one starts from"),
        ])
        {
            var g = new ForeignGraph(4, 12);
            string weights = g.Weights(2, 4, 3);
            string axes = what == "bases only" ? g.Integers(1) : g.Integers(1, 2);
            string minusOne = what == "bases only" ? g.Integers(-1) : g.Integers(-1, -1);
            string least = what == "bases only" ? g.Integers(-99) : g.Integers(-99, -99);
            string reverse = g.Node("Slice", [g.Input, minusOne, least, axes, minusOne]);
            string a = g.Node("Conv", [g.Input, weights]);
            string b = g.Node("Conv", [reverse, what == "weights" ? g.Weights(2, 4, 3) : weights]);
            string x = what == "sum" ? g.Node("Add", [a, b])
                : g.Node("Concat", what == "order" ? [b, a] : [a, b], OnnxAttribute.Int("axis", 2));
            x = g.Node("Flatten", g.Node("GlobalMaxPool", x));
            byte[] onnx = g.Finish(g.Node("Gemm", [x, g.Weights(2, 1)]));
            GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(onnx, what), what);
            Assert.Contains(fragment, e.Message);
        }
    }

    [TestMethod]
    public void Names_with_line_breaks_stay_on_one_line() =>
        AssertRefused("node two?lines (LSTM)", Changed(m => (Conv(m).Name, Conv(m).OpType) = ("two\nlines", "LSTM")));

    private static byte[] Exported() => NetworkOnnx.Export(
        NetworkExamples.Model("plain"), new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });

    private static byte[] Changed(Action<ModelProto> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(Exported());
        change(model);
        return model.ToByteArray();
    }

    private static byte[] Set(string operatorType, OnnxAttribute attribute) =>
        Changed(m => Node(m, operatorType).Attribute.Add(attribute.Proto));

    private static void SetInts(ModelProto model, string operatorType, string name, params long[] values)
    {
        AttributeProto attribute = Node(model, operatorType).Attribute.Single(a => a.Name == name);
        attribute.Ints.Clear();
        attribute.Ints.AddRange(values);
    }

    private static NodeProto Conv(ModelProto model) => Node(model, "Conv");

    private static NodeProto Node(ModelProto model, string operatorType) =>
        model.Graph.Node.Single(node => node.OpType == operatorType);

    private static TensorProto Tensor(ModelProto model, string name) =>
        model.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static TensorShapeProto.Types.Dimension Dimension(ModelProto model, int axis) =>
        model.Graph.Input[0].Type.TensorType.Shape.Dim[axis];

    private static void AssertRefused(string fragment, byte[] onnx)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(onnx, "model.onnx"));
        Assert.StartsWith("model.onnx: ", e.Message);
        Assert.Contains(fragment, e.Message);
        Assert.DoesNotContain("\n", e.Message);
    }
}
