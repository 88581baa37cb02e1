using TorchSharp;

namespace MlNetGenomics.TorchSharp;

/// <summary>Chooses what to run on.</summary>
internal static class TorchDevice
{
    /// <summary>The device asked for, or the processor where it is not there and that is allowed.</summary>
    /// <exception cref="GenomicsException">The device is not there.</exception>
    public static torch.Device Choose(TorchEngineOptions options)
    {
        if (options.GpuDeviceId is not int id)
            return torch.CPU;
        int devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (id >= 0 && id < devices)
            return new torch.Device(DeviceType.CUDA, id);
        string problem = devices == 0
            ? $"GPU {id}: libtorch finds no CUDA device"
            : $"GPU {id}: libtorch finds {devices} CUDA device(s), numbered from 0";
        if (!options.FallbackToCpu)
            throw new GenomicsException($"{problem}; allow the fallback to the processor, or ask for none");
        options.Warn?.Invoke($"{problem}; running on the processor");
        return torch.CPU;
    }
}
