using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class DataViewSchemaTests
{
    [TestMethod]
    public void The_last_column_of_a_name_hides_the_others()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("B", TextDataViewType.Instance);
        builder.AddColumn("A", NumberDataViewType.Double);
        DataViewSchema schema = builder.ToSchema();

        Assert.HasCount(3, schema);
        Assert.IsTrue(schema[0].IsHidden);
        Assert.IsFalse(schema[2].IsHidden);
        Assert.AreEqual(2, schema["A"].Index);
        Assert.IsNull(schema.GetColumnOrNull("C"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["C"]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[3]);
    }

    [TestMethod]
    public void Vector_types_are_equal_by_item_and_dimensions()
    {
        var matrix = new VectorDataViewType(NumberDataViewType.Single, 3, 4);

        Assert.AreEqual(12, matrix.Size);
        Assert.IsTrue(matrix.IsKnownSize);
        Assert.AreEqual(typeof(VBuffer<float>), matrix.RawType);
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 3, 4), matrix);
        Assert.AreNotEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 12), matrix);
        Assert.AreNotEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Double, 3, 4), matrix);
        Assert.IsFalse(new VectorDataViewType(NumberDataViewType.Single).IsKnownSize);
    }

    [TestMethod]
    public void Types_name_themselves_as_errors_quote_them()
    {
        Assert.AreEqual("String", TextDataViewType.Instance.ToString());
        Assert.AreEqual("Single", NumberDataViewType.Single.ToString());
        Assert.AreEqual("Boolean", BooleanDataViewType.Instance.ToString());
        Assert.AreEqual("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.AreEqual("Vector<Single, 5>", new VectorDataViewType(NumberDataViewType.Single, 5).ToString());
        Assert.AreEqual("Vector<Single, 3, 4>", new VectorDataViewType(NumberDataViewType.Single, 3, 4).ToString());
        Assert.AreEqual("Vector<Single, *, 4>", new VectorDataViewType(NumberDataViewType.Single, 0, 4).ToString());
        Assert.AreEqual("Key<UInt32, 0-4>", new KeyDataViewType(typeof(uint), 5).ToString());
    }

    [TestMethod]
    public void Annotations_give_their_values()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Scale", NumberDataViewType.Double, 2.5);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single, annotations.ToAnnotations());
        DataViewSchema.Column column = builder.ToSchema()["A"];

        double scale = 0;
        column.Annotations.GetValue("Scale", ref scale);

        Assert.AreEqual(2.5, scale);
        float wrong = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => column.Annotations.GetValue("Scale", ref wrong));
        Assert.ThrowsExactly<InvalidOperationException>(() => column.Annotations.GetValue("Other", ref scale));
        Assert.IsFalse(column.HasSlotNames());
    }
}
