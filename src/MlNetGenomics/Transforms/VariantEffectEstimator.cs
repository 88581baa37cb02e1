using Microsoft.ML;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Turns variants into what they do to a model's predictions. Nothing is learned from the data.</summary>
public sealed class VariantEffectEstimator : IEstimator<VariantEffectTransformer>
{
    private readonly VariantEffectSource _source;
    private readonly VariantColumnNames _names;
    private readonly AmbiguityPolicy _ambiguity;
    private readonly VariantEffectOptions _options;

    /// <exception cref="GenomicsException">The model cannot be used so, or has no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there, or not one model is given.</exception>
    internal VariantEffectEstimator(VariantEffectOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        _options = options;
        bool hasGenome = options.GenomeFile is not null;
        _names = new VariantColumnNames(
            options.ReferenceColumnName,
            options.AlternateColumnName,
            hasGenome ? options.ChromosomeColumnName : null,
            hasGenome ? options.PositionColumnName : null);
        string?[] read = [_names.Reference, _names.Alternate, _names.Chromosome, _names.Position];
        foreach (string? name in read.Where(name => name is not null))
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(options));
        if (read.OfType<string>().GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"two columns are named {twice.Key}", nameof(options));
        NetworkInPipeline? found = options.Model is { } model
            ? NetworkInPipeline.Find(new LoadedPipeline(new MLContext(), threads: 1), model)
            : null;
        _ambiguity = options.Ambiguity ?? found?.Ambiguity ?? AmbiguityPolicy.Reject;
        _source = (options.Network, options.ModelFile, found) switch
        {
            ({ } network, null, null) => VariantEffectSource.Of(network, options.Tasks, options.Threads),
            (null, { } file, null) => VariantEffectSource.Of(file, options.Tasks, options.ModelOutput, new OnnxScorerOptions
            {
                Threads = options.Threads,
                GpuDeviceId = options.GpuDeviceId,
                FallbackToCpu = options.FallbackToCpu,
                Warning = options.Warning,
            }),
            (null, null, { } pipeline) => VariantEffectSource.Of(pipeline.Model, options.Tasks, options.Threads),
            _ => throw new ArgumentException(
                $"one of {nameof(options.Network)}, {nameof(options.ModelFile)} and {nameof(options.Model)} must be given",
                nameof(options)),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">The genome cannot be read; says why.</exception>
    public VariantEffectTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _names.Find(input.Schema);
        GenomeWindows? genome = _options.GenomeFile is { } path ? GenomeWindows.Open(path) : null;
        return new VariantEffectTransformer(_source, _names, _options.OutputColumnName, _ambiguity, genome);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _names.Require(inputSchema);
        return Columns.With(inputSchema, _options.OutputColumnName, isVector: true);
    }
}
