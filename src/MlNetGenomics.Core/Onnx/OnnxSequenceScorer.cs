using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Scores DNA sequences with an ONNX model in ONNX Runtime: one of ours, in either form, or any model
/// whose one input is text [N, 1] or one-hot float [N, L, 4] or [N, 4, L] (bases in the order A, C, G, T).
/// Safe to use from several threads at once.
/// </summary>
public sealed class OnnxSequenceScorer : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OnnxSequenceInput _input;
    private readonly OnnxValueInfo _output;
    private readonly string _file;
    private readonly int _batchSize;

    private OnnxSequenceScorer(byte[] model, string file, OnnxScorerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        _file = file;
        Info = OnnxModelInfo.Read(model, file);
        _input = OnnxSequenceInput.Of(Info, file);
        _output = FindOutput(options.OutputName);
        _batchSize = _input.FixedBatch ?? options.BatchSize;
        SequenceLength = _input.Length ?? LengthInMetadata();
        _session = OnnxSessionFactory.Create(model, file, options);
    }

    /// <summary>What the file says about itself.</summary>
    public OnnxModelInfo Info { get; }

    /// <summary>How the model takes sequences.</summary>
    public OnnxSequenceForm Form => _input.Form;

    /// <summary>L, bases of a sequence, or null where the model takes any length.</summary>
    public int? SequenceLength { get; }

    /// <summary>Name of the output that is scored.</summary>
    public string OutputName => _output.Name;

    /// <summary>Opens a model.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="options">Batch size, threads, device; null for the defaults.</param>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, is not an ONNX model, does not take sequences, lacks the output, or the
    /// device cannot be used.
    /// </exception>
    public static OnnxSequenceScorer Open(string path, OnnxScorerOptions? options = null) =>
        new(OnnxFile.ReadBytes(path), path, options ?? new OnnxScorerOptions());

    /// <summary>Opens a model held in memory.</summary>
    /// <param name="model">The content of the ONNX file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <param name="options">Batch size, threads, device; null for the defaults.</param>
    /// <exception cref="GenomicsException">As for the other overload.</exception>
    public static OnnxSequenceScorer Open(byte[] model, string name, OnnxScorerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new OnnxSequenceScorer(model, name, options ?? new OnnxScorerOptions());
    }

    /// <summary>Scores sequences.</summary>
    /// <param name="sequences">Sequences of equal length: the model's, where it has one.</param>
    /// <param name="progress">Receives the number of sequences done, after each batch.</param>
    /// <param name="cancellation">Cancels between batches.</param>
    /// <exception cref="GenomicsException">
    /// The lengths differ or are not the model's, or ONNX Runtime fails.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public OnnxScores Score(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int length = sequences.RequireUniformLength();
        if (SequenceLength is { } expected && length != expected)
            throw new GenomicsException(
                $"{_file}: the model takes sequences of {expected} bases, but {sequences.Names[0]} has {length}");
        float[] values = [];
        int columns = 0;
        for (int start = 0; start < sequences.Count; start += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_batchSize, sequences.Count - start);
            float[] batch = Run(sequences, start, count, out int batchColumns);
            if (start == 0)
            {
                columns = batchColumns;
                values = new float[checked(sequences.Count * columns)];
            }
            else if (batchColumns != columns)
                throw WrongOutput($"{batchColumns} values a sequence after {columns}");
            batch.AsSpan(0, count * columns).CopyTo(values.AsSpan(start * columns));
            progress?.Report(start + count);
        }
        return new OnnxScores(values, columns);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private float[] Run(SequenceSet sequences, int start, int count, out int columns)
    {
        int rows = _input.FixedBatch ?? count;
        try
        {
            using OrtValue input = _input.Batch(sequences, start, count, rows);
            using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            using IDisposableReadOnlyCollection<OrtValue> outputs =
                _session.Run(options, [_input.Name], [input], [_output.Name]);
            float[] values = ToFloats(outputs[0]);
            // A vector is one value a sequence, everything else has the batch first.
            if (values.Length == 0 || values.Length % rows != 0)
                throw WrongOutput($"{values.Length} values for {rows} sequences");
            columns = values.Length / rows;
            return values;
        }
        catch (OnnxRuntimeException e)
        {
            throw new GenomicsException(
                $"{_file}: ONNX Runtime failed on sequences {start + 1} to {start + count} " +
                $"({OnnxSessionFactory.FirstLine(e)})", e);
        }
    }

    private float[] ToFloats(OrtValue value)
    {
        TensorElementType type = value.GetTensorTypeAndShape().ElementDataType;
        switch (type)
        {
            case TensorElementType.Float:
                return value.GetTensorDataAsSpan<float>().ToArray();
            case TensorElementType.Double:
                return Array.ConvertAll(value.GetTensorDataAsSpan<double>().ToArray(), number => (float)number);
            case TensorElementType.Int64:
                return Array.ConvertAll(value.GetTensorDataAsSpan<long>().ToArray(), number => (float)number);
            default:
                throw WrongOutput($"elements of type {type}");
        }
    }

    private OnnxValueInfo FindOutput(string? name)
    {
        OnnxValueInfo? output = name is null
            ? Info.Outputs.FirstOrDefault(o => o.Name == "Score") ?? Info.Outputs.FirstOrDefault()
            : Info.Outputs.FirstOrDefault(o => o.Name == name);
        return output ?? throw new GenomicsException(
            $"{_file}: the model has no output {name ?? "at all"}; it has: {string.Join(", ", Info.Outputs)}");
    }

    private int? LengthInMetadata() =>
        Info.Metadata.ContainsKey(OnnxMetadataKeys.InputLength)
            ? new OnnxMetadataReader(Info.Metadata, _file).PositiveInteger(OnnxMetadataKeys.InputLength)
            : null;

    private GenomicsException WrongOutput(string found) =>
        new($"{_file}: output {_output.Name} holds {found}, expected numbers, equally many for each sequence");
}
