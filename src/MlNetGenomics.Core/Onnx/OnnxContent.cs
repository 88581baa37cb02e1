namespace MlNetGenomics.Onnx;

/// <summary>What an ONNX file says that it holds.</summary>
public enum OnnxContent
{
    /// <summary>A MuSeAM model, as <see cref="MuseamOnnx"/> writes it.</summary>
    Museam,

    /// <summary>A network, as <see cref="NetworkOnnx"/> writes it.</summary>
    Network,

    /// <summary>In-silico mutagenesis of a model, as <see cref="MutagenesisOnnx"/> writes it.</summary>
    Mutagenesis,

    /// <summary>
    /// A model of another program, or one without a description. <see cref="NetworkOnnx.Import(string, string?)"/>
    /// may be able to read it; that takes trying.
    /// </summary>
    Other,
}
