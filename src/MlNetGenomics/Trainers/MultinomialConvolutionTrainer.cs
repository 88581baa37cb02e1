using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>
/// Trains MuSeAM, a regression of an activity on the best matches of multinomial kernels (motifs), from
/// DNA text.
/// </summary>
public sealed partial class MultinomialConvolutionTrainer : IEstimator<MultinomialConvolutionTransformer>
{
    private readonly IHost _host;
    private readonly Options _options;
    private readonly MuseamSettings _settings;

    /// <exception cref="ArgumentException">A column name is empty or cannot be used.</exception>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    internal MultinomialConvolutionTrainer(IHostEnvironment environment, Options options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.LabelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(options.SequenceColumnName);
        RequireName(options);
        _host = environment.Register("MultinomialConvolution");
        _options = options;
        _settings = options.Settings with { Seed = options.Seed ?? _host.Rand.Next() };
        _settings.Validate();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">A sequence or label cannot be worked with; names the row.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MultinomialConvolutionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (SequenceSet sequences, float[] labels) = Read(input);
        using IChannel channel = _host.Start("Training");
        var control = new TrainingControl
        {
            Threads = _options.Threads,
            Progress = new LoggedProgress(channel, _options.Progress),
            CheckpointPath = _options.CheckpointPath,
            Cancellation = _options.Cancellation,
        };
        MuseamFit fit = MuseamTrainer.Train(sequences, labels, _settings, control);
        return new MultinomialConvolutionTransformer(
            fit.Model, _options.SequenceColumnName, _options.MotifScoresColumnName, _options.Ambiguity,
            _options.Threads)
        {
            History = fit.History,
        };
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Require(inputSchema, "sequence", _options.SequenceColumnName, TextDataViewType.Instance);
        Columns.Require(inputSchema, "label", _options.LabelColumnName, NumberDataViewType.Single);
        SchemaShape shape = inputSchema;
        if (_options.MotifScoresColumnName is { } motifScores)
            shape = Columns.With(shape, motifScores, isVector: true);
        return Columns.With(shape, MultinomialConvolutionTransformer.ScoreColumnName, isVector: false);
    }

    private static void RequireName(Options options)
    {
        if (options.MotifScoresColumnName is not { } name)
            return;
        ArgumentException.ThrowIfNullOrEmpty(name, nameof(Options.MotifScoresColumnName));
        if (name == options.SequenceColumnName || name == MultinomialConvolutionTransformer.ScoreColumnName)
            throw new ArgumentException($"the name {name} is taken", nameof(Options.MotifScoresColumnName));
        // It becomes an output of an ONNX graph, off whose name ML.NET takes this ending.
        if (name.EndsWith(".output", StringComparison.Ordinal))
            throw new ArgumentException($"the name {name} ends in .output", nameof(Options.MotifScoresColumnName));
    }

    private (SequenceSet Sequences, float[] Labels) Read(IDataView input)
    {
        DataViewSchema.Column sequence = Columns.Require(
            input.Schema, "sequence", _options.SequenceColumnName, TextDataViewType.Instance);
        DataViewSchema.Column label = Columns.Require(
            input.Schema, "label", _options.LabelColumnName, NumberDataViewType.Single);
        using DataViewRowCursor cursor = input.GetRowCursor([sequence, label]);
        ValueGetter<ReadOnlyMemory<char>> getText = cursor.GetGetter<ReadOnlyMemory<char>>(sequence);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        var builder = new SequenceSetBuilder();
        var labels = new List<float>();
        ReadOnlyMemory<char> text = default;
        float value = 0;
        while (cursor.MoveNext())
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            getText(ref text);
            getLabel(ref value);
            byte[] codes = SequenceText.Encode(text.Span, _options.Ambiguity, sequence.Name, cursor.Position);
            builder.Add($"row {cursor.Position + 1}", codes);
            labels.Add(value);
        }
        return (builder.Build(), [.. labels]);
    }
}
