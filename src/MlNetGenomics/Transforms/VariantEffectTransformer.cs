using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns variants into what they do to a model's predictions: a column Vector&lt;Single, T&gt;, prediction with the alternate
/// allele less that with the reference allele, slots named after the tasks.
/// </summary>
/// <remarks>
/// Rows are scored ahead of the reader, in batches and on several threads. On columns of sequences it is saved as an ONNX
/// graph of two inputs, which holds the model once and which ML.NET runs without this library, row by row; there, a sequence
/// that does not fit is an error of ONNX Runtime. With a genome it cannot be saved, as a genome is no part of a model:
/// <see cref="OnSequences"/> gives what can.
/// </remarks>
public sealed class VariantEffectTransformer : ITransformer, IDisposable
{
    private readonly VariantEffectSource _source;
    private readonly VariantColumnNames _names;
    private readonly AmbiguityPolicy _ambiguity;
    private readonly GenomeWindows? _genome;

    internal VariantEffectTransformer(
        VariantEffectSource source, VariantColumnNames names, string outputColumn, AmbiguityPolicy ambiguity, GenomeWindows? genome)
    {
        _source = source;
        _names = names;
        _ambiguity = ambiguity;
        _genome = genome;
        OutputColumnName = outputColumn;
    }

    /// <summary>Names of the tasks that are compared.</summary>
    public IReadOnlyList<string> Tasks => _source.Scorer.Tasks;

    /// <summary>L, bases of a sequence that the model reads.</summary>
    public int SequenceLength => _source.Scorer.Length;

    /// <summary>Name of the column of effects.</summary>
    public string OutputColumnName { get; }

    /// <summary>Whether sequences come from a genome.</summary>
    public bool HasGenome => _genome is not null;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <summary>The same on columns of sequences with either allele, which can be saved; of the same model, and not to be disposed of.</summary>
    /// <param name="referenceColumnName">Text column of sequences with the reference allele.</param>
    /// <param name="alternateColumnName">Text column of sequences with the alternate allele.</param>
    public VariantEffectTransformer OnSequences(string referenceColumnName, string alternateColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(referenceColumnName);
        ArgumentException.ThrowIfNullOrEmpty(alternateColumnName);
        return new VariantEffectTransformer(
            _source, new VariantColumnNames(referenceColumnName, alternateColumnName, null, null), OutputColumnName, _ambiguity, null);
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredDataView<AlleleScores>(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>Releases what scores, and the genome.</summary>
    public void Dispose()
    {
        _source.Dispose();
        _genome?.Dispose();
    }

    /// <inheritdoc/>
    /// <exception cref="GenomicsException">Sequences come from a genome.</exception>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        if (_genome is not null)
        {
            throw new GenomicsException(
                $"a genome ({_genome.Path}) cannot be saved in a model; save {nameof(OnSequences)}(...), which reads columns of sequences");
        }
        using var stock = new StockTransformers();
        stock.ApplyOnnx(
            output => OnnxRowForm.Convert(
                _source.Export(new VariantEffectExportOptions
                {
                    ReferenceName = _names.Reference,
                    AlternateName = _names.Alternate,
                    OutputName = output,
                    Ambiguity = _ambiguity,
                }),
                output,
                [.. Tasks]),
            (_names.Reference, _names.Alternate),
            OutputColumnName).Save(ctx);
    }

    private VariantEffectRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var column = new DataViewSchema.DetachedColumn(
            OutputColumnName,
            new VectorDataViewType(NumberDataViewType.Single, Tasks.Count),
            Columns.SlotNames([.. Tasks]));
        var reader = new VariantRowReader(_names, SequenceLength, _ambiguity, _genome);
        return new VariantEffectRowMapping(_source, inputSchema, _names, reader, column);
    }
}
