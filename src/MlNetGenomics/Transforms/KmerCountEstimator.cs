using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Turns DNA text into counts of k-mers: a column Vector&lt;Single&gt;. Nothing is learned from the data.</summary>
public sealed class KmerCountEstimator : IEstimator<KmerCountTransformer>
{
    private readonly KmerCountTransformer _transformer;

    /// <exception cref="GenomicsException">Canonical k-mers of a mask that is another one on the other strand.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    internal KmerCountEstimator(KmerCountOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        if (options.InputColumnName is { } input)
            ArgumentException.ThrowIfNullOrEmpty(input, nameof(KmerCountOptions.InputColumnName));
        ArgumentNullException.ThrowIfNull(options.Pattern);
        _transformer = new KmerCountTransformer(
            new KmerCounter(options.Pattern, options.Canonical),
            options.AsFrequencies,
            options.InputColumnName ?? options.OutputColumnName,
            options.OutputColumnName,
            options.Ambiguity);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The text column is missing or of another type.</exception>
    public KmerCountTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Require(inputSchema, "sequence", _transformer.InputColumnName, TextDataViewType.Instance);
        return Columns.With(inputSchema, _transformer.OutputColumnName, isVector: true);
    }
}
