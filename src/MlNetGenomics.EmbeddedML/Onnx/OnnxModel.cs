using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>An ONNX model in ONNX Runtime.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxModel(byte[] bytes, int? gpuDeviceId, bool fallbackToCpu)
    {
        Bytes = bytes;
        try
        {
            _session = Open(bytes, gpuDeviceId, fallbackToCpu);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidOperationException($"Error initializing model :{e}", e);
        }
        Inputs = Values(_session.InputMetadata);
        Outputs = Values(_session.OutputMetadata);
        SlotNames = OnnxSlotNames.Read(bytes);
    }

    public byte[] Bytes { get; }

    public OnnxValue[] Inputs { get; }

    public OnnxValue[] Outputs { get; }

    /// <summary>Names of the items of outputs, by output.</summary>
    public IReadOnlyDictionary<string, string[]> SlotNames { get; }

    public static byte[] ReadFile(string path)
    {
        Check.Param(
            !string.IsNullOrWhiteSpace(path), nameof(path), $"{nameof(path)} cannot be null or white space");
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new IOException($"Model file {path} does not exists.");
    }

    public static byte[] ReadStream(Stream stream)
    {
        Check.Value(stream, nameof(stream));
        stream.Seek(0, SeekOrigin.Begin);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputs) =>
        _session.Run(inputs, outputs);

    public void Dispose() => _session.Dispose();

    // ML.NET exports columns it has no use for under such names.
    private static OnnxValue[] Values(IReadOnlyDictionary<string, NodeMetadata> metadata) =>
        [.. metadata.Where(pair => !IsUnused(pair.Key)).Select(pair => new OnnxValue(pair.Key, pair.Value))];

    private static bool IsUnused(string name) => name.StartsWith("mlnet.", StringComparison.Ordinal) &&
        (name.EndsWith(".unusedInput", StringComparison.Ordinal) ||
            name.EndsWith(".unusedOutput", StringComparison.Ordinal));

    private static InferenceSession Open(byte[] bytes, int? gpuDeviceId, bool fallbackToCpu)
    {
        if (gpuDeviceId is int device)
        {
            try
            {
                using SessionOptions cuda = SessionOptions.MakeSessionOptionWithCudaProvider(device);
                return new InferenceSession(bytes, cuda);
            }
            catch (OnnxRuntimeException) when (fallbackToCpu)
            {
            }
        }
        using var options = new SessionOptions();
        return new InferenceSession(bytes, options);
    }
}
