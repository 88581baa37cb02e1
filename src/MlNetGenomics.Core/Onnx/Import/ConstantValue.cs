namespace MlNetGenomics.Onnx.Import;

/// <summary>Numbers that the file holds.</summary>
internal sealed record ConstantValue(OnnxTensor Tensor) : TracedValue;
