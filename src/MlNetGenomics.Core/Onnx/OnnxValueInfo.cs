namespace MlNetGenomics.Onnx;

/// <summary>An input or output of an ONNX model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Element type; <see cref="OnnxElementType.Undefined"/> for what is not a tensor.</param>
/// <param name="Shape">Its dimensions, or null where the model doesn't say.</param>
public sealed record OnnxValueInfo(string Name, OnnxElementType Type, IReadOnlyList<OnnxDimension>? Shape)
{
    /// <summary>As in "Score Float [N, 1]".</summary>
    public override string ToString() =>
        Shape is null ? $"{Name} {Type}" : $"{Name} {Type} [{string.Join(", ", Shape)}]";
}
