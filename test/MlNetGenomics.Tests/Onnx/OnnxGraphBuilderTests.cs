using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>What the builder writes, by the rules of the ONNX specification, and what it refuses.</summary>
[TestClass]
public sealed class OnnxGraphBuilderTests
{
    [TestMethod]
    public void A_small_graph_computes()
    {
        var builder = new OnnxGraphBuilder("affine");
        string x = builder.Input("x", OnnxElementType.Float, OnnxDimension.Batch, 2);
        string weights = builder.FloatConstant("w", [1, 2, 3, 4], 2, 2);
        string product = builder.Node("MatMul", [x, weights], "product");
        builder.Node("Add", [product, builder.FloatConstant("offset", [10])], "y");
        builder.Output("y", OnnxElementType.Float, OnnxDimension.Batch, 2);
        using var session = new OnnxSession(builder.ToBytes());
        // [1 2] [[1 2] [3 4]] = [7 10].
        CollectionAssert.AreEqual(new[] { 17f, 20f }, session.RunOneHot("y", [1, 2], 1, 2));
    }

    [TestMethod]
    public void Every_attribute_carries_its_type_and_every_node_its_domain()
    {
        var builder = new OnnxGraphBuilder("attributes");
        string x = builder.Input("x", OnnxElementType.Float, OnnxDimension.Batch);
        builder.Node(
            OnnxGraphBuilder.MachineLearningDomain, "Any", [x], "y",
            OnnxAttribute.Int("i", 1), OnnxAttribute.Float("f", 2), OnnxAttribute.String("s", "three"),
            OnnxAttribute.Ints("is", 4, 5), OnnxAttribute.Strings("ss", "six", ""));
        ModelProto model = ModelProto.Parser.ParseFrom(builder.ToBytes());
        NodeProto node = model.Graph.Node.Single();
        Assert.AreEqual("ai.onnx.ml", node.Domain);
        CollectionAssert.Contains(model.OpsetImport.Select(set => set.Domain).ToArray(), "ai.onnx.ml");
        // The numbers of AttributeProto.AttributeType in the specification.
        CollectionAssert.AreEqual(new[] { 2, 1, 3, 7, 8 }, node.Attribute.Select(a => (int)a.Type).ToArray());
    }

    [TestMethod]
    public void Names_are_unique_and_known()
    {
        var builder = new OnnxGraphBuilder("names");
        builder.Input("x", OnnxElementType.Float, OnnxDimension.Batch);
        Assert.ThrowsExactly<ArgumentException>(() => builder.Input("x", OnnxElementType.Float, OnnxDimension.Batch));
        Assert.ThrowsExactly<ArgumentException>(() => builder.FloatConstant("x", [1f], 1));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Node("Relu", ["missing"], "y"));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Node("Relu", ["x"], "x"));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Output("missing", OnnxElementType.Float));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Node("nowhere", "Relu", ["x"], "y"));
    }

    [TestMethod]
    public void A_constant_has_as_many_values_as_its_shape_says()
    {
        var builder = new OnnxGraphBuilder("constants");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => builder.FloatConstant("c", [1f, 2f, 3f], 2, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => builder.Int64Constant("c", [1L, 2L]));
    }
}
