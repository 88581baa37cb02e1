using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class CustomMappingTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void A_mapping_adds_columns()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        IDataView mapped = _context.Transforms
            .CustomMapping<Number, Result>((source, result) => result.Twice = 2 * source.Label, null)
            .Fit(data).Transform(data);

        CollectionAssert.AreEqual(new float[] { 0, 2, 4 }, mapped.GetColumn<float>("Twice").ToArray());
    }

    [TestMethod]
    public void A_mapping_is_saved_by_contract()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        ITransformer model = _context.Transforms
            .CustomMapping(new TwiceFactory().GetMapping(), TwiceFactory.Contract).Fit(data);
        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);

        CollectionAssert.AreEqual(
            new float[] { 0, 2, 4 }, loaded.Transform(data).GetColumn<float>("Twice").ToArray());
        Assert.AreEqual(NumberDataViewType.Single, schema["Label"].Type);
    }

    [TestMethod]
    public void A_mapping_without_a_contract_is_not_saved()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        ITransformer model = _context.Transforms.CustomMapping<Number, Result>((_, _) => { }, null).Fit(data);

        Assert.ThrowsExactly<InvalidOperationException>(
            () => _context.Model.Save(model, data.Schema, new MemoryStream()));
    }

    [TestMethod]
    public void A_contract_without_a_factory_is_not_loaded()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        ITransformer model = _context.Transforms.CustomMapping<Number, Result>((_, _) => { }, "nobody").Fit(data);
        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;

        Assert.ThrowsExactly<InvalidOperationException>(() => _context.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Inputs_must_fit()
    {
        IDataView data = _context.Data.LoadFromEnumerable(new[] { new Text { Label = "x" } });
        var mapping = _context.Transforms.CustomMapping<Number, Result>((_, _) => { }, null);

        Assert.ThrowsExactly<InvalidOperationException>(() => mapping.Fit(data));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CopyColumns("Copy", "Label").Append(mapping).Fit(data));
        StringAssert.Contains(error.Message, "Schema mismatch for input column 'Label': expected Single, got String");
    }

    private sealed class Number
    {
        public float Label { get; set; }
    }

    private sealed class Text
    {
        public string Label { get; set; } = "";
    }

    private sealed class Result
    {
        public float Twice { get; set; }
    }

    [CustomMappingFactoryAttribute(Contract)]
    private sealed class TwiceFactory : CustomMappingFactory<Number, Result>
    {
        public const string Contract = "MlNetGenomics.Tests.Twice";

        public override Action<Number, Result> GetMapping() => Map;

        private static void Map(Number source, Result result) => result.Twice = 2 * source.Label;
    }
}
