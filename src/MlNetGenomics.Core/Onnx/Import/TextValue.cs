namespace MlNetGenomics.Onnx.Import;

/// <summary>The sequences as text, or on the way to one-hot rows.</summary>
internal sealed record TextValue(TextStage Stage) : TracedValue;
