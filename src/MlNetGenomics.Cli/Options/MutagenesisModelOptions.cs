using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which model mutants are scored with, and on what.</summary>
internal sealed class MutagenesisModelOptions
{
    private readonly EngineOptions _engine = new("What scores mutants: the library's own engine, or ONNX Runtime");

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network, or any ONNX model of text or one-hot sequences",
        HelpName = "FILE.onnx",
        Required = true,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_model, .. _engine.All];

    /// <summary>The model's file.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetValue(_model)!;

    /// <summary>
    /// Opens the model: on the library's own engine, which works out only what a mutation changes, where it reads it and
    /// nothing else is asked for.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="ownOnly">The option that only the library's own engine can follow; null where there is none.</param>
    /// <exception cref="UsageException">Options do not go together.</exception>
    /// <exception cref="GenomicsException">The model cannot be read.</exception>
    public MutagenesisModel Open(ParseResult parsed, CommandRun run, string? ownOnly)
    {
        string path = PathOf(parsed), engine = _engine.Name(parsed);
        int? gpu = _engine.Gpu(parsed);
        if (engine == EngineOptions.Torch)
            throw new UsageException($"--engine {engine}: mutants are scored by the library's own engine or by ONNX Runtime");
        bool isRuntime = engine == EngineOptions.Runtime || gpu is not null;
        if (isRuntime && ownOnly is not null)
            throw new UsageException($"{ownOnly}: only the library's own engine does that");
        run.Settings["model"] = path;
        run.Settings["gpu_device_id"] = gpu;
        bool mayFallBack = engine == EngineOptions.Auto && ownOnly is null;
        MutagenesisModel model = !isRuntime && Import(path, mayFallBack, run) is { } network
            ? MutagenesisModel.Of(network, run.Threads)
            : MutagenesisModel.Of(OnnxSequenceScorer.Open(path, _engine.ForRuntime(parsed, run)));
        run.Settings["engine"] = model.Engine;
        return model;
    }

    private static NetworkModel? Import(string path, bool mayFallBack, CommandRun run)
    {
        OnnxContent content = OnnxModelInfo.Read(path).Content;
        try
        {
            return NetworkOnnx.Import(path);
        }
        catch (GenomicsException e) when (mayFallBack && content == OnnxContent.Other)
        {
            run.Warn($"{e.Message}; ONNX Runtime scores every mutant instead");
            return null;
        }
    }
}
