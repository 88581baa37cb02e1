using Microsoft.ML.OnnxRuntime;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>ONNX Runtime used directly, as a program without this library would.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxSession(
        byte[] model, GraphOptimizationLevel optimization = GraphOptimizationLevel.ORT_ENABLE_ALL)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = optimization,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = 1,
        };
        _session = new InferenceSession(model, options);
    }

    public InferenceSession Session => _session;

    public float[] RunText(string output, params string[] sequences)
    {
        using OrtValue input = TextTensor(sequences);
        using IDisposableReadOnlyCollection<OrtValue> results = Run(input, output);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public long[] RunTextToIntegers(string output, params string[] sequences)
    {
        using OrtValue input = TextTensor(sequences);
        using IDisposableReadOnlyCollection<OrtValue> results = Run(input, output);
        return results[0].GetTensorDataAsSpan<long>().ToArray();
    }

    public float[] RunOneHot(string output, float[] values, params long[] shape)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(values, shape);
        using IDisposableReadOnlyCollection<OrtValue> results = Run(input, output);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => _session.Dispose();

    private static OrtValue TextTensor(string[] sequences)
    {
        OrtValue input = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [sequences.Length, 1]);
        for (int i = 0; i < sequences.Length; i++)
            input.StringTensorSetElementAt(sequences[i].AsSpan(), i);
        return input;
    }

    private IDisposableReadOnlyCollection<OrtValue> Run(OrtValue input, string output)
    {
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return _session.Run(options, [_session.InputNames[0]], [input], [output]);
    }
}
