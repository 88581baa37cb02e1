using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into counts of k-mers: a column Vector&lt;Single&gt;, slots named after the k-mers, in the order of the
/// alphabet. Dense up to k = 8, sparse above.
/// </summary>
/// <remarks>
/// A window with an N counts nothing, and a sequence shorter than the window is all zeros. Up to k = 8 it is saved as an
/// ONNX graph, which ML.NET runs without this library, unless <see cref="GenomicsCatalog.Accelerate"/> is called; saving
/// a larger k is an error.
/// </remarks>
public sealed class KmerCountTransformer : ITransformer
{
    private readonly AmbiguityPolicy _ambiguity;

    internal KmerCountTransformer(
        KmerCounter counter, bool asFrequencies, string inputColumn, string outputColumn, AmbiguityPolicy ambiguity)
    {
        Counter = counter;
        AsFrequencies = asFrequencies;
        InputColumnName = inputColumn;
        OutputColumnName = outputColumn;
        _ambiguity = ambiguity;
    }

    /// <summary>What makes a k-mer.</summary>
    public KmerPattern Pattern => Counter.Pattern;

    /// <summary>Whether a k-mer and its reverse complement are counted together.</summary>
    public bool Canonical => Counter.IsCanonical;

    /// <summary>Whether counts are divided by their sum.</summary>
    public bool AsFrequencies { get; }

    /// <summary>Name of the text column read.</summary>
    public string InputColumnName { get; }

    /// <summary>Name of the column made.</summary>
    public string OutputColumnName { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal KmerCounter Counter { get; }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <inheritdoc/>
    /// <exception cref="GenomicsException">k is over <see cref="KmerOnnx.MaximumK"/>.</exception>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        stock.ApplyOnnx(
            output => KmerOnnx.Export(Counter, AsFrequencies, _ambiguity, InputColumnName, output),
            InputColumnName,
            OutputColumnName).Save(ctx);
    }

    private KmerCountRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var column = new DataViewSchema.DetachedColumn(
            OutputColumnName,
            new VectorDataViewType(NumberDataViewType.Single, Counter.SlotCount),
            Columns.SlotNames(Counter.Names));
        return new KmerCountRowMapping(
            Counter, AsFrequencies, inputSchema, SequenceColumn.OfText(inputSchema, InputColumnName, _ambiguity), column);
    }
}
