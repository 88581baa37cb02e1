namespace MlNetGenomics.Onnx;

/// <summary>How ONNX Runtime scores.</summary>
public sealed record OnnxScorerOptions
{
    /// <summary>Name of the output to score, or null: "Score" if the model has it, else its first output.</summary>
    public string? OutputName { get; init; }

    /// <summary>Sequences a call; at least 1. A model with a fixed batch size uses that.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Threads inside an operator; 0: one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>CUDA device, or null for the CPU.</summary>
    public int? GpuDeviceId { get; init; }

    /// <summary>Whether a CUDA device that cannot be used is a warning and the CPU's turn, or an error.</summary>
    public bool FallbackToCpu { get; init; }

    /// <summary>Receives warnings, one line each.</summary>
    public Action<string>? Warning { get; init; }
}
