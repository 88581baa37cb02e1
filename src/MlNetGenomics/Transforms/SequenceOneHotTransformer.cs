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
    // Not a name that data would have: the column is dropped again, with all of its name.
    private const string HiddenOneHot = "MlNetGenomics/OneHot";

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
        // The values of a graph have different names, and ML.NET takes this ending off its outputs.
        bool isName = OutputColumnName != InputColumnName &&
            !OutputColumnName.EndsWith(".output", StringComparison.Ordinal);
        string output = isName ? OutputColumnName : HiddenOneHot;
        byte[] graph = OneHotRowOnnx.Export(
            SequenceLength, Encoder, _options.Ambiguity, _options.PadShorter, InputColumnName, output, SlotNames());
        using var stock = new StockTransformers();
        ITransformer saved = stock.ApplyOnnx(graph, InputColumnName, output);
        if (!isName)
        {
            IDataView encoded = saved.Transform(stock.EmptyText(InputColumnName));
            var rename = stock.Context.Transforms.CopyColumns(OutputColumnName, output)
                .Append(stock.Context.Transforms.DropColumns(output));
            saved = saved.Append(rename.Fit(encoded));
        }
        saved.Save(ctx);
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

    /// <summary>Names such as 0.A and, for the second strand, reverse.0.A.</summary>
    private string[] SlotNames() =>
    [
        .. from strand in _options.BothStrands ? new[] { "", "reverse." } : [""]
           from position in Enumerable.Range(0, SequenceLength)
           from letter in Dna.Letters.Take(Dna.BaseCount)
           select $"{strand}{position}.{letter}",
    ];
}
