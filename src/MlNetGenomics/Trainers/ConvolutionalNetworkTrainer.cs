using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetGenomics.Networks;
using MlNetGenomics.Rows;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>
/// Trains a sequence network: for one number, for two classes, or for several tasks at once, where labels may be
/// missing. Data that do not fit in memory go through a temporary file.
/// </summary>
public sealed partial class ConvolutionalNetworkTrainer : IEstimator<ConvolutionalNetworkTransformer>
{
    private readonly IHost _host;
    private readonly Options _options;
    private readonly ScoreKind _kind;
    private readonly NetworkTrainingSettings _settings;
    private readonly TrainingRows _rows;

    /// <exception cref="ArgumentException">A column name is empty or cannot be used.</exception>
    /// <exception cref="GenomicsException">A setting is out of range, or the network does not suit the task.</exception>
    internal ConvolutionalNetworkTrainer(IHostEnvironment environment, Options options, ScoreKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.LabelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(options.SequenceColumnName);
        ArgumentNullException.ThrowIfNull(options.Settings);
        if (options.LabelColumnNames is { } names)
            RequireNames(names, kind);
        if (options.ExampleWeightColumnName is { } weight)
            ArgumentException.ThrowIfNullOrEmpty(weight, nameof(Options.ExampleWeightColumnName));
        _host = environment.Register("ConvolutionalNetwork");
        _options = options;
        _kind = kind;
        _settings = options.Settings with { Seed = options.Seed ?? _host.Rand.Next() };
        _settings.Validate();
        _rows = new TrainingRows(options, kind);
        NetworkChoice.Require(options, kind);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">A row cannot be trained on (names it), or the loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ConvolutionalNetworkTransformer Fit(IDataView input) => Fit(input, null);

    /// <summary>Trains, and watches other data for the best epoch.</summary>
    /// <param name="input">Rows to train on.</param>
    /// <param name="validation">
    /// Rows that decide which epoch is best; null for a share of the others, as the settings say.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">A row cannot be trained on (names it), or the loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ConvolutionalNetworkTransformer Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        SequenceColumn sequence = _rows.Sequences(input.Schema);
        LabelColumns labels = _rows.Labels(input.Schema);
        using ITrainingData data = _rows.Read(input);
        using ITrainingData? watched = validation is null ? null : _rows.Read(validation);
        NetworkModel start = NetworkChoice.Start(
            _options, _kind, data.Length, labels.Count, labels.Names, _settings.Seed);
        using IChannel channel = _host.Start("Training");
        var control = new TrainingControl
        {
            Threads = _options.Threads,
            Progress = new LoggedProgress(channel, _options.Progress),
            CheckpointPath = _options.CheckpointPath,
            Cancellation = _options.Cancellation,
        };
        NetworkTrainingResult result = NetworkTrainer.Train(
            start, data, watched, _settings, control, _options.CreateEngine);
        var columns = new NetworkColumns(_kind, _options.SequenceColumnName, sequence.Column.Type, _options.Ambiguity);
        return new ConvolutionalNetworkTransformer(result.Model, columns, CreateScorer(result.Model, channel))
        {
            History = result.History,
            BestEpoch = result.BestEpoch,
        };
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        string sequence = _options.SequenceColumnName;
        string type = Columns.TypeOf(Columns.Find(inputSchema, "sequence", sequence));
        if (type is not ("String" or "Vector<Single>"))
            throw Columns.Mismatch("sequence", sequence, "String or Vector<Single>", type);
        if (_options.LabelColumnNames is null)
            LabelColumns.Require(inputSchema, _options.LabelColumnName, _kind == ScoreKind.MultiTask);
        foreach (string label in _options.LabelColumnNames ?? [])
            LabelColumns.Require(inputSchema, label, mayBeVector: false);
        if (_options.ExampleWeightColumnName is { } weight)
            Columns.Require(inputSchema, "weight", weight, NumberDataViewType.Single);
        if (_kind != ScoreKind.BinaryClassification)
            return Columns.With(inputSchema, NetworkColumns.Score, isVector: _kind == ScoreKind.MultiTask);
        SchemaShape shape = Columns.With(
            inputSchema, NetworkColumns.PredictedLabel, isVector: false, BooleanDataViewType.Instance);
        shape = Columns.With(shape, NetworkColumns.Score, isVector: false);
        return Columns.With(shape, NetworkColumns.Probability, isVector: false);
    }

    private static void RequireNames(IReadOnlyList<string> names, ScoreKind kind)
    {
        if (kind != ScoreKind.MultiTask)
            throw new ArgumentException("is for several tasks only", nameof(Options.LabelColumnNames));
        if (names.Count == 0 || names.Any(string.IsNullOrEmpty))
            throw new ArgumentException("a name is missing", nameof(Options.LabelColumnNames));
    }

    private INetworkScorer CreateScorer(NetworkModel model, IChannel channel)
    {
        if (_options.GpuDeviceId is not int device)
            return new ManagedNetworkScorer(NetworkColumns.Scored(model, _kind), _options.Threads);
        return OnnxNetworkScorer.Create(
            NetworkColumns.Scored(model, _kind), device, _options.FallbackToCpu, _options.Threads,
            message => channel.Warning(MessageSensitivity.None, message));
    }
}
