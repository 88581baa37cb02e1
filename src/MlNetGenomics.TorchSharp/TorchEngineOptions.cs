namespace MlNetGenomics.TorchSharp;

/// <summary>Where a <see cref="TorchTrainingEngine"/> runs.</summary>
public sealed record TorchEngineOptions
{
    /// <summary>Number of the CUDA device, from 0; null for the processor.</summary>
    public int? GpuDeviceId { get; init; }

    /// <summary>Whether to run on the processor where that device is not to be had, rather than fail.</summary>
    public bool FallbackToCpu { get; init; }

    /// <summary>Told, in one line, where the engine falls back to the processor; or null.</summary>
    public Action<string>? Warn { get; init; }
}
