using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which trained model scores, and on what.</summary>
internal sealed class ScorerOptions
{
    private readonly EngineOptions _engine = new("What scores: the library's own engine, ONNX Runtime, or torch");

    /// <summary>--model.</summary>
    public Option<string> Model { get; } = new("--model")
    {
        Description = "Trained model, or any ONNX model of text or one-hot sequences",
        HelpName = "FILE.onnx",
        Required = true,
    };

    /// <summary>The options.</summary>
    public Option[] All => [Model, .. _engine.All];

    /// <summary>The model's file.</summary>
    /// <exception cref="UsageException">Something that is not trained is named.</exception>
    public string PathOf(ParseResult parsed) => Trained(Model.Name, parsed.GetValue(Model)!);

    private static string Trained(string option, string value)
    {
        // Any path may be a model's; only what is surely none is refused here.
        bool isTrained = value.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) || File.Exists(value)
            ? !value.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            : !Architectures.Names.Contains(value, StringComparer.OrdinalIgnoreCase);
        return isTrained
            ? value
            : throw new UsageException($"{option} {value}: is not trained; mlng train makes a model of it");
    }

    /// <summary>Opens the model.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="layer">Name of the layer to show instead of predictions, or null.</param>
    public SequenceScorer Open(ParseResult parsed, CommandRun run, string? layer = null)
    {
        string path = PathOf(parsed);
        int? gpu = _engine.Gpu(parsed);
        if (layer is not null && (_engine.Name(parsed) is EngineOptions.Runtime or EngineOptions.Torch || gpu is not null))
            throw new UsageException("--layer: only the library's own engine shows layers");
        run.Settings["model"] = path;
        run.Settings["gpu_device_id"] = gpu;
        SequenceScorer scorer = Open(parsed, run, path, layer);
        run.Settings["engine"] = scorer.Engine;
        return scorer;
    }

    /// <summary>Opens a second model, which is scored as the first is.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="option">The option that names it.</param>
    /// <returns>The model, or null where the option is not given.</returns>
    public SequenceScorer? OpenOther(ParseResult parsed, CommandRun run, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } value)
            return null;
        string path = Trained(option.Name, value);
        run.Settings["against"] = path;
        return Open(parsed, run, path, layer: null);
    }

    private SequenceScorer Open(ParseResult parsed, CommandRun run, string path, string? layer) =>
        _engine.Name(parsed) switch
        {
            EngineOptions.Runtime => OpenRuntime(parsed, run, path),
            EngineOptions.Torch => OpenTorch(parsed, run, path),
            EngineOptions.Managed => OpenManaged(OnnxModelInfo.Read(path), run, path, layer),
            _ when layer is not null => OpenManaged(OnnxModelInfo.Read(path), run, path, layer),
            _ => _engine.Gpu(parsed) is null && TryOpenManaged(run, path) is { } managed ? managed : OpenRuntime(parsed, run, path),
        };

    private static SequenceScorer OpenManaged(OnnxModelInfo info, CommandRun run, string path, string? layer)
    {
        if (info.Content == OnnxContent.Museam && layer is null)
            return new MuseamManagedScorer(MuseamOnnx.Import(path), run.Threads);
        NetworkModel model = NetworkOnnx.Import(path);
        if (layer is not null)
            SequenceOptions.InFile(path, () => model.Network.Step(layer));
        return new NetworkManagedScorer(model, NamesOf(info), run.Threads, layer);
    }

    /// <summary>The library's own engine where it can run the model: it is the faster one.</summary>
    private static SequenceScorer? TryOpenManaged(CommandRun run, string path)
    {
        OnnxModelInfo info = OnnxModelInfo.Read(path);
        bool hasScore = info.Outputs.Any(output => output.Name == new MuseamExportOptions().ScoreName);
        if (info.Content == OnnxContent.Museam && !hasScore)
            return null;
        try
        {
            return OpenManaged(info, run, path, null);
        }
        catch (GenomicsException) when (info.Content == OnnxContent.Other)
        {
            return null;
        }
    }

    private SequenceScorer OpenTorch(ParseResult parsed, CommandRun run, string path)
    {
        Func<TrainingEngineStart, ITrainingEngine> create =
            TorchEngine.Find(_engine.Gpu(parsed), _engine.FallsBack(parsed), run.Warn);
        return new EngineScorer(NetworkOnnx.Import(path), NamesOf(OnnxModelInfo.Read(path)), create);
    }

    private RuntimeScorer OpenRuntime(ParseResult parsed, CommandRun run, string path) =>
        new(OnnxSequenceScorer.Open(path, _engine.ForRuntime(parsed, run)));

    private static ScoreNames NamesOf(OnnxModelInfo info) => new(
        info.TaskNames,
        info.Outputs.FirstOrDefault(output => output.Name == new NetworkExportOptions().ScoreName)?.Name
            ?? info.Outputs.FirstOrDefault()?.Name ?? new NetworkExportOptions().ScoreName);
}
