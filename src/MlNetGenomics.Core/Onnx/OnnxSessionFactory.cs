using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Onnx;

/// <summary>Makes ONNX Runtime sessions that write nothing to the console.</summary>
internal static class OnnxSessionFactory
{
    private static readonly Lock EnvironmentLock = new();

    /// <exception cref="GenomicsException">ONNX Runtime is missing, or refuses the model or the device.</exception>
    public static InferenceSession Create(byte[] model, string file, OnnxScorerOptions options)
    {
        try
        {
            EnsureEnvironment();
        }
        // The binding comes with this library, the native part is the application's choice.
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            throw new GenomicsException(
                $"{file}: ONNX Runtime's native library cannot be loaded; " +
                "does the application reference Microsoft.ML.OnnxRuntime or Microsoft.ML.OnnxRuntime.Gpu?", e);
        }
        if (options.GpuDeviceId is { } device)
        {
            try
            {
                return Create(model, options, device);
            }
            // The entry point is missing from native libraries built without CUDA.
            catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException)
            {
                string message = $"CUDA device {device} cannot be used ({FirstLine(e)})";
                if (!options.FallbackToCpu)
                    throw new GenomicsException($"{file}: {message}", e);
                options.Warning?.Invoke($"{message}; scoring on the CPU");
            }
        }
        try
        {
            return Create(model, options, device: null);
        }
        catch (OnnxRuntimeException e)
        {
            throw new GenomicsException($"{file}: ONNX Runtime cannot load the model ({FirstLine(e)})", e);
        }
    }

    /// <summary>The first line of an error message of ONNX Runtime; stack traces may follow it.</summary>
    public static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0].Trim();

    private static InferenceSession Create(byte[] model, OnnxScorerOptions options, int? device)
    {
        using var session = new SessionOptions
        {
            // What fails arrives as an exception; the log would repeat it on the console.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = options.Threads > 0 ? options.Threads : ParallelLoop.DefaultThreads,
        };
        // Idle threads sleep instead of spinning between operators: on a busy machine, or beside other
        // sessions, spinning threads take the processor from those that have work.
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (device is { } id)
            session.AppendExecutionProvider_CUDA(id);
        return new InferenceSession(model, session);
    }

    /// <summary>
    /// Makes the process-wide environment with a quiet log, unless the application has made it: its
    /// default writes warnings about devices that it looked for.
    /// </summary>
    private static void EnsureEnvironment()
    {
        lock (EnvironmentLock)
        {
            if (OrtEnv.IsCreated)
                return;
            var options = new EnvironmentCreationOptions
            {
                logId = OnnxGraphBuilder.ProducerName,
                logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            try
            {
                OrtEnv.CreateInstanceWithOptions(ref options);
            }
            catch (OnnxRuntimeException) when (OrtEnv.IsCreated)
            {
                // The application was faster; its environment is as good.
            }
        }
    }
}
