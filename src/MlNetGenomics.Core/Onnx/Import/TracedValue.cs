namespace MlNetGenomics.Onnx.Import;

/// <summary>What is known of a value of a graph that is being read.</summary>
internal abstract record TracedValue;
