using System.Globalization;

namespace MlNetGenomics.Onnx;

/// <summary>One dimension of a tensor's shape: a size, or a name for a size known only when the model runs.</summary>
/// <param name="Size">The size, or -1 where it is not fixed.</param>
/// <param name="Name">Name of a size that is not fixed, or empty.</param>
public readonly record struct OnnxDimension(long Size, string Name)
{
    /// <summary>The leading dimension of all our graphs: number of sequences.</summary>
    public static readonly OnnxDimension Batch = new(-1, "N");

    /// <summary>Whether the size is fixed.</summary>
    public bool IsFixed => Size >= 0;

    /// <summary>A fixed size.</summary>
    public static implicit operator OnnxDimension(long size) => new(size, "");

    /// <summary>The size, or the name, or "?".</summary>
    public override string ToString() =>
        IsFixed ? Size.ToString(CultureInfo.InvariantCulture) : string.IsNullOrEmpty(Name) ? "?" : Name;
}
