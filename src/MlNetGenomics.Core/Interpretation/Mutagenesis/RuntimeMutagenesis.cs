using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>
/// In-silico mutagenesis of any ONNX model that takes sequences, in ONNX Runtime: every mutant is scored as a sequence of
/// its own. For models that <see cref="NetworkOnnx.Import(string, string?)"/> does not read, and for GPUs.
/// </summary>
public sealed class RuntimeMutagenesis : IMutagenesis
{
    private readonly OnnxSequenceScorer _scorer;
    private readonly Func<int, IReadOnlyList<string>> _outputNames;
    private readonly int _from;
    private readonly int? _to;

    /// <summary>Prepares a model.</summary>
    /// <param name="scorer">The model; not disposed here.</param>
    /// <param name="settings">Positions to mutate; null for all. Method does not matter.</param>
    /// <param name="outputNames">
    /// Names of a sequence's numbers, of which there are so many; null for the tasks that the file names, or the output's
    /// name and a number from 1.
    /// </param>
    /// <exception cref="GenomicsException">
    /// The settings ask for a neuron or for logits, which ONNX Runtime does not give, or for positions that are not there.
    /// </exception>
    public RuntimeMutagenesis(
        OnnxSequenceScorer scorer,
        MutagenesisSettings? settings = null,
        Func<int, IReadOnlyList<string>>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        settings ??= new MutagenesisSettings();
        if (settings.Target is not null || settings.Value != MutagenesisValue.Prediction)
            throw new GenomicsException("ONNX Runtime gives a model's outputs, and neither neurons nor logits");
        if (settings.Method == MutagenesisMethod.Incremental)
            throw new GenomicsException("ONNX Runtime scores whole mutants; only the library's own engine is incremental");
        _scorer = scorer;
        _outputNames = outputNames ?? NamesOf;
        (_from, _to) = (settings.From, settings.To);
        if (_from < 0 || _to <= _from || scorer.SequenceLength is { } length && (_to ?? length) > length || _from >= scorer.SequenceLength)
            throw WrongWindow(_from, _to, scorer.SequenceLength);
    }

    /// <inheritdoc/>
    public int? InputLength => _scorer.SequenceLength;

    /// <inheritdoc/>
    public MutagenesisResult Run(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return Run(sequences, _from, _to ?? sequences.RequireUniformLength(), progress, cancellation);
    }

    /// <inheritdoc/>
    public MutagenesisResult Run(
        SequenceSet sequences,
        int from,
        int to,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int length = sequences.RequireUniformLength();
        if (from < 0 || to <= from || to > length)
            throw WrongWindow(from, to, length);
        // How many numbers the model gives is known only once it has scored.
        int size = _scorer.Score(sequences.Subset([0]), null, cancellation).Columns;
        MutagenesisResult result = MutagenesisResult.Reserve(
            sequences.Count, from, to, [.. _outputNames(size)], isIncremental: false);
        int each = (to - from) * Dna.BaseCount * size;
        var mutants = new RuntimeMutantScorer(_scorer, length, size);
        for (int i = 0; i < sequences.Count; i++)
        {
            Memory<float> values = result.Values.AsMemory(i * size, size), deltas = result.Deltas.AsMemory(i * each, each);
            mutants.Substitute(sequences[i].ToArray(), from, to, values, deltas, cancellation);
            for (int at = 0; at < each; at++)
                deltas.Span[at] -= values.Span[at % size];
            progress?.Report(i + 1);
        }
        return result;
    }

    private IReadOnlyList<string> NamesOf(int count)
    {
        IReadOnlyList<string> tasks = _scorer.Info.TaskNames;
        if (tasks.Count == count)
            return tasks;
        return count == 1
            ? [_scorer.OutputName]
            : [.. Enumerable.Range(1, count).Select(column => FormattableString.Invariant($"{_scorer.OutputName}_{column}"))];
    }

    private static GenomicsException WrongWindow(int from, int? to, int? length) => new(
        $"positions {from} to {to ?? length}: must be at least one of the {length} of a sequence, from 0");
}
