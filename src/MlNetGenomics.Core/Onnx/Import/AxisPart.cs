namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// A part of an axis of a track's tensor: <paramref name="Size"/> steps of <paramref name="Stride"/> numbers, counted
/// in our order (channel c of position p is number p C + c).
/// </summary>
internal readonly record struct AxisPart(long Size, long Stride);
