namespace MlNetGenomics.Onnx;

/// <summary>What an exported model takes.</summary>
public enum OnnxInputForm
{
    /// <summary>
    /// DNA as text, string [N, 1]; either case, letters A, C, G, T, N. Uses ONNX Runtime's Tokenizer and
    /// ONNX-ML's LabelEncoder.
    /// </summary>
    Text,

    /// <summary>
    /// One-hot rows, float [N, L, 4], bases in the order A, C, G, T and zeros for N. Standard operators only.
    /// </summary>
    OneHot,
}
