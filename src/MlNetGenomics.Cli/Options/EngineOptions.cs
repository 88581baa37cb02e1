using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Onnx;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>What does the arithmetic.</summary>
/// <param name="description">What help says about --engine.</param>
internal sealed class EngineOptions(string description)
{
    /// <summary>The library chooses.</summary>
    public const string Auto = "auto";

    /// <summary>The library's own engine.</summary>
    public const string Managed = "managed";

    /// <summary>ONNX Runtime.</summary>
    public const string Runtime = "onnx";

    /// <summary>TorchSharp.</summary>
    public const string Torch = "torch";

    private readonly Option<string> _engine = Choice.Option(
        "--engine", description, Auto, Auto, Managed, Runtime, Torch);

    private readonly Option<int?> _gpu = new("--gpu-device-id")
    {
        Description = "CUDA device for --engine onnx and torch",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
    };

    private readonly Option<bool> _fallback = new("--fallback-to-cpu")
    {
        Description = "Warn and use the CPU where the CUDA device cannot be used",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_engine, _gpu, _fallback];

    /// <summary>--engine.</summary>
    public string Name(ParseResult parsed) => parsed.GetValue(_engine)!;

    /// <summary>--gpu-device-id.</summary>
    /// <exception cref="UsageException">The engine that is asked for runs on the CPU.</exception>
    public int? Gpu(ParseResult parsed)
    {
        int? gpu = parsed.GetValue(_gpu);
        if (gpu is not null && Name(parsed) == Managed)
            throw new UsageException($"{_gpu.Name} is for ONNX Runtime and torch; --engine {Managed} runs on the CPU");
        return gpu;
    }

    /// <summary>--fallback-to-cpu.</summary>
    public bool FallsBack(ParseResult parsed) => parsed.GetValue(_fallback);

    /// <summary>How ONNX Runtime scores.</summary>
    public OnnxScorerOptions ForRuntime(ParseResult parsed, CommandRun run) => new()
    {
        Threads = run.Threads,
        GpuDeviceId = Gpu(parsed),
        FallbackToCpu = FallsBack(parsed),
        Warning = run.Warn,
    };

    /// <summary>Fails where another engine than the library's own is asked for.</summary>
    /// <exception cref="UsageException">It is.</exception>
    public void RequireManaged(ParseResult parsed)
    {
        if (Name(parsed) is not (Auto or Managed) || Gpu(parsed) is not null)
            throw new UsageException($"{_engine.Name}: MuSeAM trains on the library's own engine, on the CPU");
    }

    /// <summary>
    /// What carries training out: torch where it is asked for, or where a GPU is and torch is there; null for
    /// the library's own engine.
    /// </summary>
    /// <exception cref="UsageException">The engine asked for does not train.</exception>
    /// <exception cref="GenomicsException">Torch is asked for and not there.</exception>
    public Func<TrainingEngineStart, ITrainingEngine>? ForTraining(ParseResult parsed, CommandRun run)
    {
        string name = Name(parsed);
        int? gpu = Gpu(parsed);
        if (name == Runtime)
            throw new UsageException($"{_engine.Name} {Runtime}: ONNX Runtime does not train");
        bool isTorch = name == Torch || gpu is not null;
        run.Settings["engine"] = isTorch ? Torch : Managed;
        run.Settings["gpu_device_id"] = gpu;
        return isTorch ? TorchEngine.Find(gpu, FallsBack(parsed), run.Warn) : null;
    }
}
