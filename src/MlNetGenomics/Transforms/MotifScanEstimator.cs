using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into the best score of each motif: a column Vector&lt;Single, M&gt;. Nothing is learned from the data.
/// </summary>
public sealed class MotifScanEstimator : IEstimator<MotifScanTransformer>
{
    private readonly MotifScanTransformer _transformer;

    /// <exception cref="GenomicsException">The motifs cannot be scanned for.</exception>
    /// <exception cref="ArgumentException">A name is empty, or a setting out of range.</exception>
    internal MotifScanEstimator(MotifScanOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        if (options.InputColumnName is { } input)
            ArgumentException.ThrowIfNullOrEmpty(input, nameof(MotifScanOptions.InputColumnName));
        ArgumentNullException.ThrowIfNull(options.Motifs);
        ArgumentNullException.ThrowIfNull(options.Background);
        var settings = new ScanSettings
        {
            BothStrands = options.BothStrands,
            Background = options.Background,
            Pseudocount = options.Pseudocount,
            DefaultSiteCount = options.DefaultSiteCount,
        };
        _transformer = new MotifScanTransformer(
            new MotifScanner([.. options.Motifs], settings, options.Threads),
            options.InputColumnName ?? options.OutputColumnName,
            options.OutputColumnName,
            options.Ambiguity,
            options.Threads);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The text column is missing or of another type.</exception>
    public MotifScanTransformer Fit(IDataView input)
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
