using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Onnx;

namespace Microsoft.ML;

/// <summary>ONNX models as transforms.</summary>
public static class OnnxCatalog
{
    /// <summary>All outputs of a model; its inputs are columns of the same names.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="modelFile">The ONNX file.</param>
    /// <param name="gpuDeviceId">GPU to run on; null for the context's, or the CPU.</param>
    /// <param name="fallbackToCpu">Whether to run on the CPU where the GPU fails.</param>
    public static OnnxScoringEstimator ApplyOnnxModel(
        this TransformsCatalog catalog, string modelFile, int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Apply(catalog, [], [], OnnxModel.ReadFile(modelFile), gpuDeviceId, fallbackToCpu);

    /// <summary>All outputs of a model; its inputs are columns of the same names.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="modelBytes">The ONNX file's content.</param>
    /// <param name="gpuDeviceId">GPU to run on; null for the context's, or the CPU.</param>
    /// <param name="fallbackToCpu">Whether to run on the CPU where the GPU fails.</param>
    public static OnnxScoringEstimator ApplyOnnxModel(
        this TransformsCatalog catalog, Stream modelBytes, int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Apply(catalog, [], [], OnnxModel.ReadStream(modelBytes), gpuDeviceId, fallbackToCpu);

    /// <summary>One output of a model that has one input.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the output and its column.</param>
    /// <param name="inputColumnName">Name of the input and its column.</param>
    /// <param name="modelFile">The ONNX file.</param>
    /// <param name="gpuDeviceId">GPU to run on; null for the context's, or the CPU.</param>
    /// <param name="fallbackToCpu">Whether to run on the CPU where the GPU fails.</param>
    public static OnnxScoringEstimator ApplyOnnxModel(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, string modelFile,
        int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Apply(
            catalog, [outputColumnName], [inputColumnName], OnnxModel.ReadFile(modelFile), gpuDeviceId, fallbackToCpu);

    /// <summary>Some outputs of a model.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnNames">Names of the outputs and their columns.</param>
    /// <param name="inputColumnNames">Names of the inputs and their columns.</param>
    /// <param name="modelFile">The ONNX file.</param>
    /// <param name="gpuDeviceId">GPU to run on; null for the context's, or the CPU.</param>
    /// <param name="fallbackToCpu">Whether to run on the CPU where the GPU fails.</param>
    public static OnnxScoringEstimator ApplyOnnxModel(
        this TransformsCatalog catalog, string[] outputColumnNames, string[] inputColumnNames, string modelFile,
        int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Apply(
            catalog, outputColumnNames, inputColumnNames, OnnxModel.ReadFile(modelFile), gpuDeviceId, fallbackToCpu);

    private static OnnxScoringEstimator Apply(
        TransformsCatalog catalog,
        string[] outputs,
        string[] inputs,
        byte[] bytes,
        int? gpuDeviceId,
        bool fallbackToCpu)
    {
        Host host = catalog.Host;
        if (gpuDeviceId is null && host.GpuDeviceId is not null)
            (gpuDeviceId, fallbackToCpu) = (host.GpuDeviceId, host.FallbackToCpu);
        return new OnnxScoringEstimator(new OnnxTransformer(bytes, inputs, outputs, gpuDeviceId, fallbackToCpu));
    }
}
