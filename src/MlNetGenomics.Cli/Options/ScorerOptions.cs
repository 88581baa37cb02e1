using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which trained model scores, and on what.</summary>
internal sealed class ScorerOptions
{
    private const string Auto = "auto";
    private const string Managed = "managed";
    private const string Runtime = "onnx";

    private readonly Option<string> _engine = Choice.Option(
        "--engine", "What scores: the library's own engine or ONNX Runtime", Auto, Auto, Managed, Runtime);

    private readonly Option<int?> _gpu = new("--gpu-device-id")
    {
        Description = "CUDA device for ONNX Runtime",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
    };

    private readonly Option<bool> _fallback = new("--fallback-to-cpu")
    {
        Description = "Warn and use the CPU where the CUDA device cannot be used",
    };

    /// <summary>--model.</summary>
    public Option<string> Model { get; } = new("--model")
    {
        Description = "Trained model, or any ONNX model of text or one-hot sequences",
        HelpName = "FILE.onnx",
        Required = true,
    };

    /// <summary>The options.</summary>
    public Option[] All => [Model, _engine, _gpu, _fallback];

    /// <summary>Opens the model.</summary>
    public SequenceScorer Open(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(Model)!;
        string engine = parsed.GetValue(_engine)!;
        int? gpu = parsed.GetValue(_gpu);
        if (gpu is not null && engine == Managed)
            throw new UsageException($"{_gpu.Name} is for ONNX Runtime; --engine {Managed} runs on the CPU");
        OnnxModelInfo info = OnnxModelInfo.Read(path);
        bool isManaged = engine == Managed || (engine == Auto && gpu is null && IsMuseam(info));
        run.Settings["model"] = path;
        run.Settings["engine"] = isManaged ? Managed : Runtime;
        run.Settings["gpu_device_id"] = gpu;
        if (isManaged)
            return new ManagedScorer(MuseamOnnx.Import(path), run.Threads);
        return new RuntimeScorer(OnnxSequenceScorer.Open(path, new OnnxScorerOptions
        {
            Threads = run.Threads,
            GpuDeviceId = gpu,
            FallbackToCpu = parsed.GetValue(_fallback),
            Warning = run.Warn,
        }));
    }

    private static bool IsMuseam(OnnxModelInfo info) =>
        info.Content == OnnxContent.Museam
        && info.Outputs.Any(output => output.Name == new MuseamExportOptions().ScoreName);
}
