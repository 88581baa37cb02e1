using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into the best score of each motif over all windows: a column Vector&lt;Single, M&gt;, summed log-odds
/// in bits, slots named after the motifs. Rows are scanned ahead of the reader, in batches and on several threads.
/// </summary>
/// <remarks>
/// A score is FIMO's, without its rounding to steps; an N weighs 0 bits. Sequences may differ in length. Saved as an ONNX
/// graph, which ML.NET runs without this library, row by row, unless <see cref="GenomicsCatalog.Accelerate"/> is
/// called; there, a sequence that does not fit is an error of ONNX Runtime.
/// </remarks>
public sealed class MotifScanTransformer : ITransformer
{
    private readonly MotifScanner _scanner;
    private readonly AmbiguityPolicy _ambiguity;
    private readonly int _threads;
    private readonly SequenceLengths _lengths;

    internal MotifScanTransformer(
        MotifScanner scanner, string inputColumn, string outputColumn, AmbiguityPolicy ambiguity, int threads)
    {
        _scanner = scanner;
        _ambiguity = ambiguity;
        _threads = threads;
        InputColumnName = inputColumn;
        OutputColumnName = outputColumn;
        PositionProbabilityMatrix widest = scanner.Motifs.MaxBy(motif => motif.Width)!;
        _lengths = new SequenceLengths(
            widest.Width, int.MaxValue, $"motif {widest.Name} has {widest.Width} positions");
    }

    /// <summary>The motifs; of a model that was loaded, with the pseudocounts that were added to them.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs => _scanner.Motifs;

    /// <summary>Whether the reverse strand is scanned too.</summary>
    public bool BothStrands => _scanner.Settings.BothStrands;

    /// <summary>Name of the text column read.</summary>
    public string InputColumnName { get; }

    /// <summary>Name of the column made.</summary>
    public string OutputColumnName { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredDataView<MotifScores>(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        stock.ApplyOnnx(
            output => MotifScanOnnx.Export(_scanner, _ambiguity, InputColumnName, output),
            InputColumnName,
            OutputColumnName).Save(ctx);
    }

    private MotifScanRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var column = new DataViewSchema.DetachedColumn(
            OutputColumnName,
            new VectorDataViewType(NumberDataViewType.Single, Motifs.Count),
            Columns.SlotNames([.. Motifs.Select(motif => motif.Name)]));
        return new MotifScanRowMapping(
            _scanner, _threads, inputSchema, SequenceColumn.OfText(inputSchema, InputColumnName, _ambiguity), _lengths,
            column);
    }
}
