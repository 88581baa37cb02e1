namespace MlNetGenomics.Cli.Options;

/// <summary>What a model is given as.</summary>
internal enum ModelKind
{
    /// <summary>Name of a published network.</summary>
    Architecture,

    /// <summary>File with the description of a network.</summary>
    Description,

    /// <summary>ONNX file: a model with its numbers.</summary>
    Trained,
}
