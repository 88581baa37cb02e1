using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into one-hot matrices: a column Vector&lt;Single&gt; of dimensions (L, 4), or (2, L, 4) for
/// both strands, bases in the order A, C, G, T.
/// </summary>
/// <remarks>
/// Saved as an ONNX graph, which ML.NET runs without this library; there, a sequence that does not fit is
/// an error of ONNX Runtime.
/// </remarks>
public sealed class SequenceOneHotTransformer : ITransformer
{
    private readonly SequenceOneHotOptions _options;

    internal SequenceOneHotTransformer(SequenceOneHotOptions options, int sequenceLength)
    {
        _options = options;
        SequenceLength = sequenceLength;
        Encoder = new OneHotEncoder(options.UnknownBase, options.BothStrands);
        Size = Encoder.Size(sequenceLength);
    }

    /// <summary>L, bases a matrix has rows for.</summary>
    public int SequenceLength { get; }

    /// <summary>Name of the text column read.</summary>
    public string InputColumnName => _options.InputColumnName ?? _options.OutputColumnName;

    /// <summary>Name of the column made.</summary>
    public string OutputColumnName => _options.OutputColumnName;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal OneHotEncoder Encoder { get; }

    internal int Size { get; }

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
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        stock.ApplyOnnx(
            output => OneHotRowOnnx.Export(
                SequenceLength, Encoder, _options.Ambiguity, _options.PadShorter, InputColumnName, output, SlotNames()),
            InputColumnName,
            OutputColumnName).Save(ctx);
    }

    /// <summary>The matrix of a row's text.</summary>
    internal void Encode(ReadOnlySpan<char> text, long position, Span<float> target)
    {
        byte[] codes = SequenceText.Encode(text, _options.Ambiguity, InputColumnName, position);
        if (codes.Length > SequenceLength || (codes.Length < SequenceLength && !_options.PadShorter))
        {
            throw new GenomicsException(
                $"column {InputColumnName}, row {position + 1} has {codes.Length} bases, expected {SequenceLength}" +
                (_options.PadShorter ? " or fewer" : ""));
        }
        Encoder.Encode(codes, SequenceLength, target);
    }

    private OneHotRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        int[] dimensions = _options.BothStrands
            ? [2, SequenceLength, Dna.BaseCount]
            : [SequenceLength, Dna.BaseCount];
        var column = new DataViewSchema.DetachedColumn(
            OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, dimensions),
            Columns.SlotNames(SlotNames()));
        return new OneHotRowMapping(this, inputSchema, column);
    }

    private string[] SlotNames() => _options.BothStrands
        ? [.. Columns.BaseSlots(SequenceLength), .. Columns.BaseSlots(SequenceLength).Select(name => "reverse." + name)]
        : [.. Columns.BaseSlots(SequenceLength)];
}
