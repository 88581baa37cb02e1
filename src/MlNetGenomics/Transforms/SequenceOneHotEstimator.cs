using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>Turns DNA text into one-hot matrices; learns the length where it is not given.</summary>
public sealed class SequenceOneHotEstimator : IEstimator<SequenceOneHotTransformer>
{
    private readonly SequenceOneHotOptions _options;

    internal SequenceOneHotEstimator(SequenceOneHotOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        if (options.SequenceLength is int length)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length, nameof(SequenceOneHotOptions.SequenceLength));
        _options = options;
    }

    private string InputColumn => _options.InputColumnName ?? _options.OutputColumnName;

    /// <inheritdoc/>
    /// <exception cref="GenomicsException">
    /// The length is to be learned, and there is no sequence, or they differ in length.
    /// </exception>
    public SequenceOneHotTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = Columns.Require(
            input.Schema, "sequence", InputColumn, TextDataViewType.Instance);
        return new SequenceOneHotTransformer(_options, _options.SequenceLength ?? LearnLength(input, column));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Require(inputSchema, "sequence", InputColumn, TextDataViewType.Instance);
        return Columns.With(inputSchema, _options.OutputColumnName, isVector: true);
    }

    private int LearnLength(IDataView input, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        ValueGetter<ReadOnlyMemory<char>> get = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        int length = 0;
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            get(ref text);
            if (cursor.Position > 0 && text.Length != length && !_options.PadShorter)
            {
                throw new GenomicsException(
                    $"column {column.Name}, row {cursor.Position + 1} has {text.Length} bases, but the first has " +
                    $"{length}: equal lengths are needed, or padding");
            }
            length = Math.Max(length, text.Length);
        }
        return length > 0
            ? length
            : throw new GenomicsException($"column {column.Name} has no sequence to learn the length from");
    }
}
