using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into what every single substitution does to a model's output. Nothing is learned from the data.
/// </summary>
public sealed class InSilicoMutagenesisEstimator : IEstimator<InSilicoMutagenesisTransformer>
{
    private readonly MutagenesisSource _source;
    private readonly MutagenesisColumns _columns;
    private readonly OnnxScorerOptions _device;

    /// <exception cref="GenomicsException">The model cannot be used so, or has no such task or positions.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there, or not one model is given.</exception>
    internal InSilicoMutagenesisEstimator(InSilicoMutagenesisOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        if (options.InputColumnName is { } input)
            ArgumentException.ThrowIfNullOrEmpty(input, nameof(options.InputColumnName));
        if (options.ImportanceColumnName is { } importance)
            ArgumentException.ThrowIfNullOrEmpty(importance, nameof(options.ImportanceColumnName));
        if (options.OutputColumnName == options.ImportanceColumnName)
            throw new ArgumentException($"two columns are named {options.OutputColumnName}", nameof(options));
        NetworkInPipeline? found = options.Model is { } model
            ? NetworkInPipeline.Find(new LoadedPipeline(new MLContext(), threads: 1), model)
            : null;
        _columns = new MutagenesisColumns(
            options.InputColumnName ?? options.OutputColumnName,
            options.OutputColumnName,
            options.ImportanceColumnName,
            options.Ambiguity ?? found?.Ambiguity ?? AmbiguityPolicy.Reject);
        var export = new MutagenesisExportOptions
        {
            Value = options.Value,
            Tasks = options.Tasks,
            From = options.From,
            To = options.To,
            ModelOutput = options.ModelOutput,
        };
        _source = (options.Network, options.ModelFile, found) switch
        {
            ({ } network, null, null) => MutagenesisSource.Of(network, export),
            (null, { } file, null) => MutagenesisSource.Of(file, export),
            (null, null, { } pipeline) => MutagenesisSource.Of(pipeline.Model, export),
            _ => throw new ArgumentException(
                $"one of {nameof(options.Network)}, {nameof(options.ModelFile)} and {nameof(options.Model)} must be given",
                nameof(options)),
        };
        _device = new OnnxScorerOptions
        {
            Threads = options.Threads,
            GpuDeviceId = options.GpuDeviceId,
            FallbackToCpu = options.FallbackToCpu,
            Warning = options.Warning,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The text column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">ONNX Runtime refuses the model, or the device cannot be used.</exception>
    public InSilicoMutagenesisTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Columns.Require(input.Schema, "sequence", _columns.Input, TextDataViewType.Instance);
        return new InSilicoMutagenesisTransformer(_source, _columns, _source.CreateScorer(_device));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Require(inputSchema, "sequence", _columns.Input, TextDataViewType.Instance);
        return _columns.Added.Aggregate(inputSchema, (shape, name) => Columns.With(shape, name, isVector: true));
    }
}
