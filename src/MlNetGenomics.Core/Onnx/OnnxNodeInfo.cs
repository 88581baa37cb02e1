namespace MlNetGenomics.Onnx;

/// <summary>An operator of an ONNX model.</summary>
/// <param name="Name">Its name, may be empty.</param>
/// <param name="OperatorType">Conv, Relu, ...</param>
/// <param name="Domain">Operator set, empty for the standard one.</param>
/// <param name="Inputs">Names of the values it takes; empty names are inputs left out.</param>
/// <param name="Outputs">Names of the values it makes.</param>
public sealed record OnnxNodeInfo(
    string Name,
    string OperatorType,
    string Domain,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs);
