namespace MlNetGenomics.Onnx;

/// <summary>How a scored model takes sequences.</summary>
public enum OnnxSequenceForm
{
    /// <summary>Letters, string [N, 1] or [N].</summary>
    Text,

    /// <summary>One-hot rows, float [N, L, 4].</summary>
    Rows,

    /// <summary>One-hot columns (channels first), float [N, 4, L].</summary>
    Columns,
}
