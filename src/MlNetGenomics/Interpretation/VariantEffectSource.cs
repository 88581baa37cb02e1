using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Interpretation;

/// <summary>A model that predicts for alleles: what scores it in memory, and the graph that it is saved as.</summary>
internal sealed class VariantEffectSource : IDisposable
{
    private readonly Func<VariantEffectExportOptions, byte[]> _export;
    private readonly IReadOnlyList<string>? _tasks;
    private readonly string? _output;
    private readonly IDisposable? _runtime;
    private readonly Lock _lock = new();

    private VariantEffectSource(
        IAlleleScorer scorer,
        Func<VariantEffectExportOptions, byte[]> export,
        IReadOnlyList<string>? tasks,
        string? output = null,
        IDisposable? runtime = null)
    {
        Scorer = tasks is null ? scorer : new TaskAlleleScorer(scorer, tasks);
        _export = export;
        _tasks = tasks;
        _output = output;
        _runtime = runtime;
    }

    /// <summary>What scores; not from several threads at once, see <see cref="Score"/>.</summary>
    public IAlleleScorer Scorer { get; }

    /// <summary>A network.</summary>
    /// <exception cref="GenomicsException">It has no such task.</exception>
    public static VariantEffectSource Of(NetworkModel model, IReadOnlyList<string>? tasks, int threads)
    {
        var scorer = new NetworkScorer(model, threads);
        return new VariantEffectSource(
            new SequenceAlleleScorer(
                model.Network.Tasks, model.Network.InputLength, (sequences, cancellation) => scorer.Predict(sequences, null, cancellation)),
            options => VariantEffectOnnx.Export(model, options),
            tasks);
    }

    /// <summary>An ONNX file.</summary>
    /// <exception cref="GenomicsException">It cannot be read, is no such model (says why), or has no such task.</exception>
    public static VariantEffectSource Of(string path, IReadOnlyList<string>? tasks, string? output, OnnxScorerOptions device)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : throw new GenomicsException($"{path}: no such file");
        bool isNetwork = device.GpuDeviceId is null && output is null;
        if (isNetwork && OnnxModelInfo.Read(bytes, path).Content == OnnxContent.Museam)
        {
            MuseamModel museam = MuseamOnnx.Import(bytes, path);
            NetworkModel network = MuseamNetwork.Of(museam);
            return new VariantEffectSource(
                new MuseamAlleleScorer(museam, device.Threads), options => VariantEffectOnnx.Export(network, options), tasks);
        }
        if (isNetwork)
        {
            try
            {
                return Of(NetworkOnnx.Import(bytes, path), tasks, device.Threads);
            }
            catch (GenomicsException)
            {
                // Only ONNX Runtime knows its operators.
            }
        }
        // What is saved says what is wrong with the model before anything is scored.
        OnnxModelInfo effect = OnnxModelInfo.Read(VariantEffectOnnx.Export(bytes, path, new() { ModelOutput = output }), path);
        OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(bytes, path, device with { OutputName = output });
        int length = scorer.SequenceLength ?? throw new GenomicsException($"{path}: the model has no fixed length");
        return new VariantEffectSource(
            new SequenceAlleleScorer([.. effect.TaskNames], length, (sequences, cancellation) => scorer.Score(sequences, null, cancellation).Values),
            options => VariantEffectOnnx.Export(bytes, path, options),
            tasks,
            output,
            scorer);
    }

    /// <summary>Scores pairs; one run uses all threads, so that nothing is lost where others wait for it.</summary>
    public AlleleScores Score(AllelePairs pairs)
    {
        lock (_lock)
            return Scorer.Score(pairs);
    }

    /// <summary>The graph from two texts to effects.</summary>
    public byte[] Export(VariantEffectExportOptions names) => _export(names with { Tasks = _tasks, ModelOutput = _output });

    /// <inheritdoc/>
    public void Dispose() => _runtime?.Dispose();
}
