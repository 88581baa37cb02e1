namespace MlNetGenomics.Onnx.Import;

/// <summary>Whole numbers worked out from a shape. The number of sequences stands as <see cref="Batch"/>.</summary>
internal sealed record ShapeValue(IReadOnlyList<long> Items) : TracedValue
{
    /// <summary>Stands for the number of sequences; a size that no axis has.</summary>
    public const long Batch = long.MinValue;
}
