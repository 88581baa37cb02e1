using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class PipelineTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Estimators_chain()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        var chain = _context.Transforms.CopyColumns("A", "Label")
            .Append(_context.Transforms.Concatenate("B", "A", "Pair"))
            .Append(_context.Transforms.DropColumns("A"));

        var model = chain.Fit(data);
        IDataView result = model.Transform(data);

        Assert.HasCount(3, model);
        Assert.IsNull(result.Schema.GetColumnOrNull("A"));
        CollectionAssert.AreEqual(new float[] { 2, 2, -2 }, result.GetColumn<float[]>("B").Last());
        CollectionAssert.AreEqual(
            result.Schema.Select(column => column.ToString()).ToArray(),
            model.GetOutputSchema(data.Schema).Select(column => column.ToString()).ToArray());
    }

    [TestMethod]
    public void A_chain_finds_what_does_not_fit_before_it_fits()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        bool fitted = false;
        var chain = _context.Transforms.CopyColumns("A", "Label").WithOnFitDelegate(_ => fitted = true)
            .Append(_context.Transforms.CopyColumns("B", "Nope"));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(data));
        Assert.IsFalse(fitted);
    }

    [TestMethod]
    public void A_scope_decides_when_a_transformer_takes_part()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        var chain = _context.Transforms.CopyColumns("A", "Label")
            .Append(_context.Transforms.CopyColumns("B", "Label"), TransformerScope.TrainTest);

        var model = chain.Fit(data);

        Assert.IsNull(model.Transform(data).Schema.GetColumnOrNull("B"));
        Assert.IsNotNull(model.Transform(data, TransformerScope.Everything).Schema.GetColumnOrNull("B"));
    }

    [TestMethod]
    public void A_checkpoint_reads_the_source_once()
    {
        int reads = 0;
        IDataView data = _context.Data.LoadFromEnumerable(Source());
        var chain = new EstimatorChain<ITransformer>()
            .Append(_context.Transforms.CopyColumns("A", "Label"))
            .AppendCacheCheckpoint(_context)
            .Append(new Reader("A"))
            .Append(new Reader("A"));

        chain.Fit(data);

        Assert.AreEqual(1, reads);
        Assert.ThrowsExactly<InvalidOperationException>(
            () => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(_context));

        IEnumerable<Activity> Source()
        {
            reads++;
            foreach (Activity row in Activity.Rows(3))
                yield return row;
        }
    }

    [TestMethod]
    public void Transformers_chain()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        ITransformer first = _context.Transforms.CopyColumns("A", "Label").Fit(data);
        var chain = first.Append(_context.Transforms.CopyColumns("B", "A").Fit(first.Transform(data)));

        CollectionAssert.AreEqual(new float[] { 0, 1, 2 }, chain.Transform(data).GetColumn<float>("B").ToArray());
        Assert.IsTrue(((ITransformer)chain).IsRowToRowMapper);
        Assert.AreSame(first, chain.First());
    }

    [TestMethod]
    public void A_row_mapper_names_the_columns_it_needs()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        var chain = _context.Transforms.CopyColumns("A", "Label").Append(_context.Transforms.CopyColumns("B", "A"));
        IRowToRowMapper mapper = ((ITransformer)chain.Fit(data)).GetRowToRowMapper(data.Schema);

        CollectionAssert.AreEqual(
            new[] { "Label" },
            mapper.GetDependencies([mapper.OutputSchema["B"]]).Select(column => column.Name).ToArray());
    }

    /// <summary>Reads a column in Fit and passes the data on.</summary>
    private sealed class Reader(string column) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            _ = input.GetColumn<float>(column).ToArray();
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
