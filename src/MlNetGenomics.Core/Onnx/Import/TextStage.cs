namespace MlNetGenomics.Onnx.Import;

/// <summary>How far text is on its way to one-hot rows.</summary>
internal enum TextStage
{
    /// <summary>DNA as text, the graph's input.</summary>
    Text,

    /// <summary>One text a letter.</summary>
    Letters,

    /// <summary>Base codes as digits, still text.</summary>
    Digits,

    /// <summary>Base codes.</summary>
    Codes,

    /// <summary>One-hot rows, in a shape of any number of letters.</summary>
    Rows,
}
