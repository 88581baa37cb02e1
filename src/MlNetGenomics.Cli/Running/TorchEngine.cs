using System.Reflection;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>
/// The TorchSharp engine, where its assembly lies beside the program: libtorch is too large to come along
/// with a program that most use without it.
/// </summary>
internal static class TorchEngine
{
    private const string AssemblyName = "MlNetGenomics.TorchSharp";

    /// <summary>What makes engines of a training run.</summary>
    /// <param name="gpu">CUDA device; null for the processor.</param>
    /// <param name="fallsBack">Whether to run on the processor where the device is not to be had.</param>
    /// <param name="warn">Told where it does.</param>
    /// <exception cref="GenomicsException">The assembly is not there.</exception>
    public static Func<TrainingEngineStart, ITrainingEngine> Find(int? gpu, bool fallsBack, Action<string> warn)
    {
        Assembly assembly = Load();
        Type? engine = assembly.GetType($"{AssemblyName}.TorchTrainingEngine");
        Type? options = assembly.GetType($"{AssemblyName}.TorchEngineOptions");
        if (engine is null || options is null)
            throw Missing($"{AssemblyName}.dll is of another version", null);
        object settings = Activator.CreateInstance(options)!;
        options.GetProperty("GpuDeviceId")!.SetValue(settings, gpu);
        options.GetProperty("FallbackToCpu")!.SetValue(settings, fallsBack);
        options.GetProperty("Warn")!.SetValue(settings, warn);
        return start => Create(engine, start, settings);
    }

    private static Assembly Load()
    {
        try
        {
            // One that mlng was not built with is not found by its name.
            string path = Path.Combine(AppContext.BaseDirectory, $"{AssemblyName}.dll");
            return File.Exists(path) ? Assembly.LoadFrom(path) : Assembly.Load(AssemblyName);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            throw Missing($"{AssemblyName}.dll is not beside mlng", e);
        }
    }

    private static ITrainingEngine Create(Type engine, TrainingEngineStart start, object settings)
    {
        try
        {
            return (ITrainingEngine)Activator.CreateInstance(engine, start, settings)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is GenomicsException known)
        {
            throw known;
        }
        catch (TargetInvocationException e)
        {
            Exception cause = e.GetBaseException();
            throw Missing($"{cause.GetType().Name}: {cause.Message}", e);
        }
    }

    private static GenomicsException Missing(string why, Exception? inner) =>
        new($"--engine torch: TorchSharp and libtorch cannot be loaded ({why}); --engine managed needs neither", inner);
}
